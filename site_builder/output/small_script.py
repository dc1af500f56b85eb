"""Scripts as they leave the build: without comments, idle space and long private names."""

from site_builder.problem import BrokenSetupError


def small_script(source: str) -> bytes:
    """Make a script small; the same source gives the same bytes."""
    # Imported here: its library starts threads, and the workers that render bodies are forked before.
    from minify import string  # noqa: PLC0415

    try:
        made: str = string("application/javascript", source)
    except ValueError as error:
        raise BrokenSetupError(f"主题的脚本有误：{error}") from None
    return made.encode() + b"\n"

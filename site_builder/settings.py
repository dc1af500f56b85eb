"""What mkdocs.yml tells us, read once into a frozen value."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from site_builder.problem import BrokenSetupError, cause_of


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return value.rstrip("/") + "/"


class Settings(BaseModel):
    """
    The column's settings.

    `page_size` counts documents a list page; `latest` those on the home page and in a feed;
    `render_seconds` is the CPU time that one document's Markdown may take; `paper` lists what is made for
    paper, of each normative document (`pdf`, `docx`) and of the column (`catalogue`);
    `severities` maps a rule's number to `error`, `warning` or `off` (a profile: what a province regulates
    differently);
    `config_file` is their file's name, `option_lines` the line on which each is set and, under
    `plugins`, that on which ours begin;
    `identification_url` and `error_report_url` lead to the site's 党政机关网站标识 and 我为政府网站找错.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    root: Path
    config_file: str = "mkdocs.yml"
    option_lines: dict[str, int] = Field(default_factory=dict)
    site_name: str = Field(min_length=1)
    site_url: Annotated[str, AfterValidator(_web_address)]
    content_dir: str = "content"
    data_dir: str = "data"
    site_dir: str = "site"
    region: str = Field(min_length=1)
    demonstration: str = ""
    organiser: str = ""
    phone: str = ""
    address: str = ""
    site_id_code: str = ""
    icp: str = ""
    police_filing: str = ""
    parent_site_name: str = ""
    parent_site_url: str = ""
    identification_url: str = ""
    error_report_url: str = ""
    column_description: str = ""
    column_keywords: str = ""
    page_size: int = Field(default=20, ge=1, le=500)
    latest: int = Field(default=20, ge=1, le=500)
    render_seconds: float = Field(default=5.0, gt=0, le=600)
    paper: tuple[Literal["pdf", "docx", "catalogue"], ...] = ()
    severities: dict[str, Literal["error", "warning", "off"]] = Field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The host name of `site_url`, the SiteDomain of 国办发〔2017〕47号."""
        return urlsplit(self.site_url).hostname or ""


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` and `!!python` values belong to other plugins, as nothing."""


_Lenient.add_multi_constructor("", lambda *_: None)


_FAULTS = {"extra_forbidden": "没有这一项设置，请核对名称", "missing": "没有写"}


def read_settings(config_file: Path, *, site_dir: str | None = None) -> Settings:
    """Read `config_file`; BrokenSetupError says which setting is wrong."""
    try:
        text = config_file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = "；请先进入项目文件夹，或者用 -f 指定配置文件" if isinstance(error, FileNotFoundError) else ""
        reason = cause_of(error) if isinstance(error, OSError) else "不是 UTF-8 编码的文本"
        raise BrokenSetupError(f"读不了配置文件 {config_file.name}：{reason}{hint}") from None
    try:
        config, lines = _parsed(text)
    except yaml.YAMLError as error:
        message = f"配置文件 {config_file.name} 不是合格的 YAML：{error}"
        raise BrokenSetupError(message) from None
    if not isinstance(config, dict):
        raise BrokenSetupError(f"配置文件 {config_file.name} 是空的")
    values = {
        "root": config_file.resolve().parent,
        "site_name": config.get("site_name"),
        "site_url": config.get("site_url"),
        "content_dir": config.get("docs_dir", "content"),
        "site_dir": site_dir or config.get("site_dir", "site"),
        **_plugin_options(config.get("plugins")),
        "config_file": config_file.name,
        "option_lines": lines,
    }
    try:
        return Settings(**values)
    except ValidationError as error:
        faults = "；".join(
            f"{'.'.join(str(step) for step in fault['loc'])}: {_FAULTS.get(fault['type'], fault['msg'])}"
            for fault in error.errors()
        )
        raise BrokenSetupError(f"配置文件 {config_file.name} 有误：{faults}") from None


def theme_folder(config_file: Path) -> Path | None:
    """Give the folder of our theme, if `config_file`, which was read before, names it itself."""
    theme = _read(config_file)[1].get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return config_file.resolve().parent / str(folder) if folder else None


def is_ours_alone(config_file: Path) -> bool:
    """Whether MkDocs is told of no other plugin, and of nothing that lies elsewhere."""
    text, config = _read(config_file)
    return len(config["plugins"]) == 1 and not _reads_more(text, config)


def reads_more(config_file: Path) -> bool:
    """Whether settings name what lies elsewhere: the environment, other settings, somebody's code."""
    return _reads_more(*_read(config_file))


def _reads_more(text: str, config: dict[str, Any]) -> bool:
    has_signs = any(sign in text for sign in ("!ENV", "!!python"))
    return has_signs or not config.keys().isdisjoint(("INHERIT", "hooks"))


def _read(config_file: Path) -> tuple[str, dict[str, Any]]:
    """Read a file that was read before, without a fault."""
    text = config_file.read_text(encoding="utf-8-sig")
    return text, _parsed(text)[0]


@lru_cache(maxsize=1)  # a build asks five times
def _parsed(text: str) -> tuple[Any, dict[str, int]]:
    """Give what YAML says, and the lines of options."""
    loader = _Lenient(text)
    node = loader.get_single_node()
    lines = _option_lines(node)  # first, for merge keys are put into their mappings then
    return loader.construct_document(node) if node else None, lines


def _plugin_options(plugins: Any) -> dict[str, Any]:  # noqa: ANN401 - what YAML gives
    for plugin in plugins if isinstance(plugins, list) else []:
        if isinstance(plugin, dict) and "site_builder" in plugin:
            return dict(plugin["site_builder"] or {})
        if plugin == "site_builder":
            return {}
    raise BrokenSetupError("mkdocs.yml 的 plugins 里没有 site_builder")


def _option_lines(root: yaml.Node | None) -> dict[str, int]:
    """Give the line, from 1, of each setting, of our plugin's options too."""
    found = _key_lines(root)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value != "plugins" or not isinstance(value, yaml.SequenceNode):
            continue
        for plugin in value.value:
            if isinstance(plugin, yaml.ScalarNode) and plugin.value == "site_builder":
                found["plugins"] = plugin.start_mark.line + 1
            for name, options in plugin.value if isinstance(plugin, yaml.MappingNode) else ():
                if name.value == "site_builder":
                    found |= {"plugins": name.start_mark.line + 1, **_key_lines(options)}
    return found


def _key_lines(node: yaml.Node | None) -> dict[str, int]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: key.start_mark.line + 1 for key, _ in node.value if isinstance(key, yaml.ScalarNode)}

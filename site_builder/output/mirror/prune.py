"""What a mirror lets go: old releases, what the law had erased, objects that nobody needs any more."""

from site_builder.output.ledger import manifest_of, withdrawn_addresses
from site_builder.output.mirror.home import Home


def prune(home: Home, keep: int) -> tuple[list[int], int]:
    """Keep the newest `keep` releases and their objects; gives the releases and bytes that went."""
    current = home.current()
    numbers = list(home.releases())
    gone = [n for n in numbers[: max(0, len(numbers) - keep)] if home.release(n) != current]
    for number in gone:
        home.discard(home.release(number))
    return gone, _sweep(home)


def drop_erased(home: Home) -> tuple[int, ...]:
    """
    Obey removal notices: drop every older release in which what was erased by law may still stand.

    Not the page alone: lists, data and search of those releases repeat its title and text.
    """
    current = home.current()
    if current is None:
        return ()
    notices = _erased(withdrawn_addresses(current))
    found = [
        number
        for number, folder in home.releases().items()
        if folder != current and not notices <= _erased(withdrawn_addresses(folder))
    ]
    for number in found:
        home.discard(home.release(number))
    return tuple(found)


def _erased(addresses: dict[str, bool]) -> set[str]:
    return {address for address, is_erased in addresses.items() if is_erased}


def _sweep(home: Home) -> int:
    """Remove the objects that no release has, and what arrived in part; gives their bytes."""
    needed = {row[0] for folder in home.releases().values() for row in manifest_of(folder).values()}
    freed = 0
    for folder in (home.objects, home.parts):
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if file.is_file() and (folder == home.parts or file.name not in needed):
                freed += file.stat().st_size
                file.unlink()
    return freed

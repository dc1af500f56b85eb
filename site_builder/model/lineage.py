"""Lines of texts: the texts of one document as it was amended, and of the documents that took its place."""

from collections.abc import Iterable, Mapping

from site_builder.model.kinds import Policy
from site_builder.model.validity import effective_day

Links = Mapping[str, Mapping[str, tuple[str, ...]]]


def lineages(policies: Iterable[Policy], links: Links) -> dict[str, tuple[str, ...]]:
    """
    Give, by id, the line in which a policy stands, oldest text first; none where it stands alone.

    A document continues another where it replaces that one and no other, and nothing else replaces
    that one: of two documents merged into one, or one cut in two, the texts can't be laid side by side.
    """
    own = {policy.id: policy for policy in policies if links[policy.id]}  # what nothing relates to is alone
    first = {id_: next(iter(links[id_].get("version_of", ())), id_) for id_ in own}
    texts: dict[str, list[str]] = {id_: [id_] for id_ in own if first[id_] == id_}
    for id_ in sorted(own, key=lambda id_: (effective_day(own[id_]), id_)):
        if first[id_] != id_:
            texts.setdefault(first[id_], []).append(id_)
    following: dict[str, str] = {}
    for id_ in texts:
        replaced = links[id_].get("replaces", ())
        if len(replaced) == 1 and links[replaced[0]].get("replaced_by") == (id_,):
            following[first[replaced[0]]] = id_
    lines: dict[str, tuple[str, ...]] = {}
    for root in sorted(texts.keys() - set(following.values())):
        line, at, seen = list(texts[root]), root, {root}
        while (at := following.get(at, "")) and at not in seen:
            seen.add(at)
            line += texts[at]
        if len(line) > 1:
            lines |= dict.fromkeys(line, tuple(line))
    return lines

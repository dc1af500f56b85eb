"""Which interpretation explains which policies, from a JSONL of pairs."""

from collections.abc import Collection, Iterable, Mapping

from site_builder.importing.fault import ImportFault
from site_builder.importing.row import Row
from site_builder.problem import Problem
from site_builder.value import dataclass

WEAK = "docnum-mentioned"  # to cite a document is not to explain it


@dataclass(frozen=True, kw_only=True)
class Relations:
    """The ids of the policies that each interpretation's id names, and what was wrong."""

    policies: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()


def relations_of(rows: Iterable[Row], ids: Mapping[str, str], interpretations: Collection[str]) -> Relations:
    """
    Read pairs; `ids` gives the file's id for each row's id that was imported.

    Only a document among `interpretations`, files' ids, can explain another.
    """
    found: dict[str, list[str]] = {}
    problems = []
    for row in rows:
        interpretation, policy = row.text("interpretation"), row.text("policy")
        if row.text("evidence") == WEAK:
            message = f"「{interpretation}」只是提到「{policy}」的文号，不足以认定是它的解读"
        elif unknown := [name for name in (interpretation, policy) if name not in ids]:
            message = f"没有导入标识为「{'」「'.join(unknown)}」的文件"
        elif ids[interpretation] not in interpretations:
            message = f"「{interpretation}」的类别不是政策解读"
        else:
            targets = found.setdefault(ids[interpretation], [])
            targets += [ids[policy]] if ids[policy] not in targets else []
            continue
        problems.append(ImportFault.RELATION.at(row.path, row.line, message))
    policies = {name: tuple(targets) for name, targets in found.items()}
    return Relations(policies=policies, problems=tuple(problems))

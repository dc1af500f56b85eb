"""Templates that are compiled already: to compile those of one edit takes as long as to check the column."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from site_builder.output.compiled import PageEnvironment


class Bytecodes(BytecodeCache):
    """
    What was compiled, by Jinja's keys; each with the digest of its source, which Jinja compares.

    What gives a name a meaning of its own is compiled again, for the environment is to know it.
    """

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that is there."""
        if data := self.codes.get(bucket.key):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was compiled."""
        environment = bucket.environment
        if isinstance(environment, PageEnvironment) and not environment.has_own_names:
            self.codes[bucket.key] = bucket.bytecode_to_string()

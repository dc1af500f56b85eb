"""
How templates become Python: as Jinja does it, but for what costs time in ten thousand pages.

Values are escaped without an object for each, macros and functions are called as they are, for none of ours
asks for a context; and a macro that uses nothing of the page but its arguments is drawn once a worker.
"""

from collections.abc import Iterable, MutableMapping
from functools import cached_property
from keyword import iskeyword
from traceback import walk_tb
from typing import Any, cast

from jinja2 import Environment, Template, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.meta import find_undeclared_variables

from site_builder.output.part import Part, text

MEMORY = "memory"  # in a page's context: what gives a part again that was drawn for another page
SAME = frozenset({"url", "site", "settings", "navigation", "printed_catalogue", "preview", "page_policy"})
_MORE: tuple[type[nodes.Node], ...] = (nodes.Name, nodes.Include, nodes.Import, nodes.FromImport)
_NAMING: tuple[type[nodes.Node], ...] = (nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)

_SPECIAL = {"caller", "varargs", "kwargs"}  # more than its arguments


class Generator(CodeGenerator):
    """Jinja's generator of Python, but for escaping, calls and macros."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's
        """Find first what is the same on all pages."""
        if SAME & _own_names(node):
            cast("PageEnvironment", self.environment).has_own_names = True
        self._same, self._has_kept = _same_macros(node), False
        self._is_careful = cast("PageEnvironment", self.environment).is_careful
        super().visit_Template(node, frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Gather what a block writes and give it at once, for it passes through all that is extended."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def write_commons(self) -> None:
        """Name what the functions of a template use."""
        super().write_commons()
        self.writeline("text, fetch = environment.text, environment.getattr")
        self.writeline(f"memory = None if environment.has_own_names else context.parent.get({MEMORY!r})")

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Make a macro; one that is the same for all pages is made for the first of them."""
        if not any(node is found for found in self._same):
            super().visit_Macro(node, frame)
            return
        if not self._has_kept:
            self._has_kept = True
            self.writeline("kept = {} if memory is None else memory.macros(root)")
        self.writeline(f"if {node.name!r} not in kept:")
        self.indent()
        macro_frame, macro_ref = self.macro_body(node, frame)
        self.writeline(f"kept[{node.name!r}] = ")
        self.macro_def(macro_ref, macro_frame)
        self.outdent()
        if not node.name.startswith("_"):
            self.writeline(f"context.exported_vars.add({node.name!r})")
        self.writeline(f"context.vars[{node.name!r}] = {frame.symbols.ref(node.name)} = kept[{node.name!r}]")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Take what the value has by the name; what is careful fetches it, and finds what is none."""
        is_careful = self._is_careful or iskeyword(node.attr)
        self.write("fetch(" if is_careful else "(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" if is_careful else f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Test what may not be there."""
        before, self._is_careful = self._is_careful, True
        super().visit_Test(node, frame)
        self._is_careful = before

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Make the macro."""
        special = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        if special or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().macro_def(macro_ref, frame)
            return
        node = macro_ref.node
        names = "".join(f"{argument.name!r}, " for argument in node.args)
        memory = "memory" if any(node is found for found in self._same) else "None"
        self.write(
            f"environment.part({memory}, environment, macro, {getattr(node, 'name', None)!r}, ({names}))"
        )

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT002, N802
        """Call what is called, without a word of the context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(a.key) for a in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("text(")


class PageTemplate(Template):
    """A template that takes attributes as Python does, and is drawn carefully where a value has none."""

    def render(self, *arguments: Any, **named: Any) -> str:  # noqa: ANN401 - whatever a page is given
        """Draw it; what is missing is an item, or Jinja's own kind of error."""
        try:
            return super().render(*arguments, **named)
        except UndefinedError as error:
            _place(error)
            raise
        except AttributeError:
            env = cast("PageEnvironment", self.environment)
            if env.is_careful or self.name is None:
                raise
            return env.careful.get_template(self.name).render(*arguments, **named)


class PageEnvironment(Environment):
    """An environment whose templates are compiled by our generator."""

    code_generator_class = Generator
    template_class = PageTemplate
    text = staticmethod(text)
    part = Part
    is_careful = False  # whether templates ask Jinja for every attribute
    has_own_names = False  # whether a template gives a name that is the same for all pages another meaning

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *more: Any) -> Any:  # noqa: ANN401 - Jinja's
        """Compile a template; a fault in it is told by its name, whatever its file is called."""
        return super().compile(source, name, name or filename, *more)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Give a template; what it extends is asked for by every page."""
        if globals is not None or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent)
        return found

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
        template_class: type[Template] | None = None,
    ) -> Template:
        """Make a template without a name, by which it could be drawn again: it takes care at once."""
        env = self if self.is_careful else self.careful
        return super(PageEnvironment, env).from_string(source, globals, template_class)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give what all templates know, as a plain mapping: every page copies it."""
        return {**self.globals, **(d or {})}

    @cached_property
    def careful(self) -> "PageEnvironment":
        """The same, for what is not an attribute: five times as long for each that is one."""
        env = self.overlay(bytecode_cache=None)
        env.is_careful = True
        vars(env)["_known"] = {}
        return env

    @cached_property
    def _known(self) -> dict[str, Template]:
        return {}


def _place(error: UndefinedError) -> None:
    """Note on a fault the innermost template and its line, as on one of syntax: it may be sent elsewhere."""
    for frame, line in walk_tb(error.__traceback__):
        if (name := frame.f_code.co_filename) == frame.f_globals.get("__name__"):  # as Jinja shows templates
            vars(error).update(name=name, lineno=line)


def _same_macros(template: nodes.Template) -> list[nodes.Macro]:
    """Give the macros that use nothing of the page, whichever macros they call."""
    macros = [node for node in template.body if isinstance(node, nodes.Macro)]
    names = [macro.name for macro in macros]
    used = {
        macro.name: find_undeclared_variables(
            nodes.Template([macro], lineno=1, environment=template.environment)
        )
        for macro in macros
        if names.count(macro.name) == 1 and not _has_more(macro)
    }
    while others := {name for name, wanted in used.items() if not wanted <= SAME | used.keys()}:
        used = {name: wanted for name, wanted in used.items() if name not in others}
    return [macro for macro in macros if macro.name in used]


def _has_more(macro: nodes.Macro) -> bool:
    """Tell whether a macro uses other templates, or is given more than its arguments."""
    return any(not isinstance(node, nodes.Name) or node.name in _SPECIAL for node in macro.find_all(_MORE))


def _own_names(template: nodes.Template) -> set[str]:
    """Give the names to which a template gives a meaning of its own."""
    found: set[str] = set()
    for node in template.find_all(_NAMING):
        match node:
            case nodes.Name(name=name, ctx="store") | nodes.Macro(name=name) | nodes.Import(target=name):
                found.add(name)
            case nodes.FromImport(names=names):
                found |= {name[1] if isinstance(name, tuple) else name for name in names}
    return found

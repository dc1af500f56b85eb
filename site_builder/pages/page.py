"""What a page is: where it stands, which template draws it, and what the template is given."""

from typing import Any, NamedTuple

from site_builder.model.kinds import Document


class Crumb(NamedTuple):
    """One step of 当前位置; `address` is relative to the site's root."""

    label: str
    address: str


class Page(NamedTuple):  # ten thousand are made at a time, and a class takes three times as long
    """
    A page: `path` is ASCII and relative to the site's root.

    `document` is the document whose body the template prints, already rendered and sanitised, as
    `body`; the rest of what its page says is gathered when it is drawn (`completed`). `column_type` is the
    ColumnType of 国办发〔2017〕47号.
    """

    path: str
    title: str
    template: str
    view: dict[str, Any]
    crumbs: tuple[Crumb, ...] = ()
    document: Document | None = None
    description: str = ""
    column_type: str = "信息公开目录"

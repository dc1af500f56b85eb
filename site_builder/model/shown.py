"""Whether readers may see a document on a day: the questions that the firewall asks."""

from datetime import date

from site_builder.model.kinds import Document
from site_builder.model.types import Disclosure, Scope

# To look a member up in its enumeration takes Python 3.11 longer than all the rest of the question.
PROACTIVE, WEB = Disclosure.PROACTIVE, Scope.WEB


def is_public(document: Document, day: date) -> bool:
    """
    Tell whether a document may be published on `day`.

    It is so when it is disclosed proactively (条例 arts 13, 19), to the web, and in its window.
    """
    return (
        document.disclosure is PROACTIVE
        and document.scope is WEB
        and document.publish_date is not None
        and document.publish_date <= day
        and (document.publish_until is None or day <= document.publish_until)
    )


def is_withheld(document: Document, day: date) -> bool:
    """Tell whether readers may not have seen a document; one past its window they have, on the web."""
    if is_public(document, day):
        return False
    last = document.publish_until
    return last is None or last >= day or not is_public(document, last)

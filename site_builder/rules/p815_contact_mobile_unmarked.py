"""
咨询方式里的手机号码，注明是对外公布的。

咨询方式写承办机构的座机或者政务热线。确实用手机的，注明 public_contact: 是，表示这个号码经过同意、用来对外联系。

Bad::

    ---
    contact: {office: 民政科, phone: 13800001234}
    ---
    正文。

Good::

    ---
    contact: {office: 民政科, phone: 13800001234, public_contact: 是}
    ---
    正文。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.document import CONTACT_PHONE, is_or_will_be_public
from site_builder.model.personal_data.text import personal_data
from site_builder.model.site import Site
from site_builder.rules.personal import bare, public_numbers, quoted
from site_builder.rules.rule import Findings, rule


@rule("P815", fix="换成座机或者 12345；是对外公布的就写 public_contact: 是", clause="PII-04", alone=True)
def contact_mobile_unmarked(site: Site) -> Findings:
    """Report mobiles in `contact` that are not said to be public."""
    allowed = public_numbers(site)
    for document in site.documents:
        contact = document.contact
        if contact is None or contact.public_contact or not is_or_will_be_public(document, site.day):
            continue
        for datum in personal_data(contact.phone, label="电话"):
            if datum.kind is Kind.MOBILE and bare(datum.text) not in allowed:
                yield document.at(*CONTACT_PHONE), f"{quoted(datum)}是手机号码，没有注明可以公布"

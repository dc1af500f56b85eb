"""
机关用来联系的手机号码，注明是对外公布的。

请留办公室的座机或者 12345。确实用手机值班的，写进 contact 并注明 public_contact: 是，或者列入 data/profile.yml 的
personal_data.public_numbers，以免把经办人自己的号码放上网。

Bad::

    ---
    title: 示例文件
    ---
    咨询电话：13800001234。

Good::

    ---
    title: 示例文件
    ---
    咨询电话：0530-5620000。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule


@rule(
    "P806", fix="换成座机，或者注明这是对外公布的号码", clause="PII-04", severity=Severity.WARNING, alone=True
)
def office_mobile_unmarked(site: Site) -> Findings:
    """Report mobiles that an office seems to give as its own."""
    for place, datum, _ in personal(site, Kind.MOBILE, is_certain=False):
        yield place, f"{quoted(datum)}是手机号码，不知道能不能公布"

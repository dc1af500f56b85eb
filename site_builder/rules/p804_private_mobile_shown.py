r"""
公开的文件里没有个人的手机号码。

手机号码能直接找到本人，不能随名单公布。机关对外公布的工作手机，写进 contact 并注明 public_contact: 是，或者列入
data/profile.yml 的 personal_data.public_numbers。

Bad::

    ---
    title: 示例文件
    ---
    申请人张三，13800001234。

Good::

    ---
    title: 示例文件
    ---
    申请人张三，138\*\*\*\*1234。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule


@rule("P804", fix="删去号码，或者遮住中间四位", clause="PII-04", alone=True, firm=True)
def private_mobile_shown(site: Site) -> Findings:
    """Report mobiles of which nothing says that they are an office's."""
    for place, datum, _ in personal(site, Kind.MOBILE, is_certain=True):
        yield place, f"这是个人的手机号码：{quoted(datum)}"

"""The profile: what provinces regulate differently, as data with Shandong's values as defaults."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from site_builder.model.part import a
from site_builder.model.types import Day, Number, Pattern, Texts, YesNo


class _Group(BaseModel):
    """A group of settings of the profile."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NormativeProfile(_Group):
    """行政规范性文件: 山东省行政程序规定 (省政府令第238号) art 53."""

    years_min: Number = a("有效期下限", "一般规范性文件的有效期，年", default=3)
    years_max: Number = a("有效期上限", "一般规范性文件的有效期，年", default=5)
    trial_years_min: Number = a("暂行、试行有效期下限", "年", default=1)
    trial_years_max: Number = a("暂行、试行有效期上限", "年", default=2)
    trial_words: Texts = a("暂行、试行的标志", "标题里有这些词之一的", default=("暂行", "试行"))
    days_before_effect: Number = a("施行前公布天数", "发布到施行，日历日", default=30)
    evaluation_months: Number = a("评估期", "有效期届满前几个月之内评估", default=6)
    registration_pattern: Pattern = a(
        "登记号格式", "正则表达式，如 [A-Z]{3,9}-[0-9]{4}-[0-9]{7}", default="[A-Z]{3,9}-[0-9]{4}-[0-9]{7}"
    )
    since: Day = a("起始日期", "登记、有效期等规定适用于这一天起成文的文件", default=date(2012, 1, 1))
    expiring_days: Number = a("即将到期", "“即将到期”页列出多少天之内到期的文件，日历日", default=183)
    makes_rules: YesNo = a("有规章制定权", "设区的市以上写「是」；县级没有规章制定权", default=False)


class TimingProfile(_Group):
    """期限: how long a body may take."""

    publication_working_days: Number = a(
        "公开期限", "形成或者变更之日起的工作日（条例第二十六条）", default=20
    )
    publication_since: Day = a(
        "公开期限起始日期", "公开期限适用于这一天起形成的信息（条例首次施行之日）", default=date(2008, 5, 1)
    )


class InterpretationProfile(_Group):
    """政策解读."""


class WebsiteProfile(_Group):
    """政府网站规范: the thresholds of 国办秘函〔2019〕19号, and where links may lead."""

    home_days: Number = a("首页更新", "首页超过多少天没有更新，日历日", default=14)
    policy_days: Number = a("政策文件栏目更新", "通知公告、政策文件、政策解读，日历日", default=183)
    other_days: Number = a("其他栏目更新", "其他应更新的栏目，日历日", default=365)
    annual_report_days: Number = a("年报栏目更新", "两份年报之间最长的间隔，日历日", default=424)
    blank_most: Number = a("空白栏目上限", "达到这个数单项否决", default=5)
    policy_stale_most: Number = a("政策文件类不更新栏目上限", "达到这个数单项否决", default=5)
    other_stale_most: Number = a("其他不更新栏目上限", "达到这个数单项否决", default=10)
    outbound_hosts: Texts = a(
        "可以链接的域名", "它们的下级域名也可以，如 [gov.cn, 12345.example]", default=("gov.cn",)
    )


class ShownName(StrEnum):
    """What a masked name still shows: 张**, 张*祥, *建祥."""

    FAMILY = "姓"
    FAMILY_AND_LAST = "姓和末字"
    GIVEN = "名"


class PersonalDataProfile(_Group):
    """个人信息: 条例 art 15; how much a mask may show, so that no two documents together show more."""

    identity_head: Number = a("身份证号码开头", "遮盖以后开头最多留几位", default=2)
    identity_tail: Number = a("身份证号码末尾", "遮盖以后末尾最多留几位", default=4)
    mobile_head: Number = a("手机号码开头", "遮盖以后开头最多留几位", default=3)
    mobile_tail: Number = a("手机号码末尾", "遮盖以后末尾最多留几位", default=4)
    name_shown: ShownName = a("姓名留下的字", "姓、姓和末字、名 之一", default=ShownName.FAMILY)
    public_numbers: Texts = a("对外公布的号码", "不算个人信息的工作手机、邮箱、微信号", default=())


class AttachmentProfile(_Group):
    """附件: what their properties may say."""

    authors: Texts = a("可以留下的作者", "附件属性里不算个人姓名的作者，如科室的简称", default=())


class Profile(_Group):
    """All settings of the profile; data/profile.yml states those that differ from the default."""

    normative: NormativeProfile = a("规范性文件", "有效期、施行和登记", default=NormativeProfile())
    timing: TimingProfile = a("期限", "各种期限", default=TimingProfile())
    interpretation: InterpretationProfile = a("政策解读", "时间、内容和形式", default=InterpretationProfile())
    website: WebsiteProfile = a("网站", "栏目更新和链接", default=WebsiteProfile())
    personal_data: PersonalDataProfile = a("个人信息", "遮盖的方式", default=PersonalDataProfile())
    attachments: AttachmentProfile = a("附件", "附件的属性", default=AttachmentProfile())

"""The profile: what provinces regulate differently, as data with Shandong's values as defaults."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from site_builder.model.part import a
from site_builder.model.types import Day, Number, Pattern, Text, Texts, YesNo


class _Group(BaseModel):
    """A group of settings of the profile."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


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
    registration_example: Text = a("登记号样例", "检查报错时给编辑看的样例", default="SDDR-2024-0010001")
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
    """政策解读: 2022年政务公开工作要点 (九); the working days are a local rule, common elsewhere."""

    since: Day = a("起始日期", "时间和内容的规定适用于这一天起发布的解读", default=date(2022, 6, 7))
    working_days: Number = a("发布期限", "解读最迟在文件发布后几个工作日之内发布", default=3)
    substance_forms: Texts = a("须有规定内容的形式", "这些形式的解读按内容各项检查", default=("文字", "问答"))
    substance_min: Number = a("内容项数", "各级标题至少写到几项内容", default=5)
    substance: Texts = a(
        "解读内容",
        "每项写作「名称：标题里的词、词」",
        default=(
            "背景依据：背景、依据、为什么、为何、缘由、由来、起草、制定、出台、必要性",
            "目标任务：目标、任务、目的、意义、总体要求、指导思想、解决什么、思路",
            "关键词诠释：关键词、概念、名词、术语、定义、什么是、是什么、含义、诠释",
            "主要内容：内容、措施、条款、亮点、框架、重点、要点、规定、特点、讲了什么、说了什么、有哪些",
            "适用范围：范围、对象、适用、哪些人、哪些企业、谁可以、谁能、什么人、给谁、影响",
            "执行标准：标准、金额、额度、多少、几年、多久、什么时候、期限、时限、怎么算、比例",
            "注意事项：注意、提醒、提示、须知、误区、不得、带什么、哪些材料",
            "新旧政策差异：差异、区别、变化、变了、不一样、修订、修改、不同、新旧、调整、对比、对照、创新",
            "享受条件：条件、惠企、惠民、利民、便民、举措、待遇、享受、申请、申报、办理、怎么办、如何办、去哪办、哪里办、登记、领取、流程、程序",
            "后续工作：后续、下一步、贯彻、落实、实施、保障、推进、监督",
            "解读机关和咨询电话：解读机关、解读单位、解读人、咨询、联系、电话、问谁、找谁",
        ),
    )
    key_substance: Texts = a("必写的内容", "至少写到其中一项", default=("新旧政策差异", "享受条件"))
    copied_length: Number = a("照抄的长度", "连续几个字相同算照抄", default=8)
    copied_percent: Number = a("照抄的比例", "解读的百分之几照抄文件正文，就提醒", default=60)
    media_forms: Texts = a("非文字的形式", "须有文字说明的形式", default=("图解", "视频", "动漫", "音频"))
    media_text_min: Number = a("文字说明的字数", "非文字形式的解读至少有几个字的文字", default=100)


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


class ArchiveProfile(_Group):
    """归档: how long what is published is kept (国家档案局令第8号); the local archive decides [U]."""

    retention: Texts = a(
        "保管期限",
        "每项写作「规范性文件、文种或者种类：期限」，靠前的说法更细的优先；以本级档案馆审定的保管期限表为准",
        default=(
            "规范性文件：永久",
            "政策文件：永久",
            "政策解读：30年",
            "标准目录事项：30年",
            "栏目页面：10年",
        ),
    )
    retention_default: Text = a("其他的保管期限", "上面没有写到的", default="30年")


class Profile(_Group):
    """All settings of the profile; data/profile.yml states those that differ from the default."""

    normative: NormativeProfile = a(
        "规范性文件", "有效期、施行和登记", default=NormativeProfile.model_construct()
    )
    timing: TimingProfile = a("期限", "各种期限", default=TimingProfile.model_construct())
    interpretation: InterpretationProfile = a(
        "政策解读", "时间、内容和形式", default=InterpretationProfile.model_construct()
    )
    website: WebsiteProfile = a("网站", "栏目更新和链接", default=WebsiteProfile.model_construct())
    personal_data: PersonalDataProfile = a(
        "个人信息", "遮盖的方式", default=PersonalDataProfile.model_construct()
    )
    archive: ArchiveProfile = a("归档", "保管期限", default=ArchiveProfile.model_construct())
    attachments: AttachmentProfile = a("附件", "附件的属性", default=AttachmentProfile.model_construct())

"""
图解、视频、动漫、音频解读有文字说明。

看不见图、听不到声音的人也要能读（无障碍环境建设法第二十九条、第三十二条；网站无障碍标准要求非文字内容有文字替代）。把图里的
字、视频的讲稿写在正文里，搜索也才找得到。

Bad::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    form: 图解
    contact: {office: 示例科, phone: 12345}
    ---
    请看下面的图。

Good::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    form: 图解
    contact: {office: 示例科, phone: 12345}
    ---
    图里的文字：带上身份证去便民服务中心填一张表就行，不用再跑第二趟。审核大约两个星期，结果贴在村口和小区门口，谁都可以看；觉得不对，公示的一周里随时可以提。钱从下个月开始打到社保卡上，不用自己去领。打不通窗口电话的，拨12345也一样，会有人记下来。
"""

from site_builder.model.paragraph import words_of
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("I408", fix="把图里的文字、视频或者音频的讲稿写进正文", clause="INT-03", alone=True)
def text_equivalent_missing(site: Site) -> Findings:
    """Report interpretations in pictures or sound with too little text to stand for them."""
    profile = site.vocabulary.profile.interpretation
    for document in site.interpretations:
        if document.form in profile.media_forms:
            length = len(words_of(document))
            if length < profile.media_text_min:
                message = f"「{document.form}」解读的文字说明只有 {length} 字"
                yield document.record.body_place(0), message

"""The peers that find and list: Hugo with a lean theme of the same page kinds, then Pagefind's index."""

import json
import sys
from pathlib import Path

HUGO = """\
baseURL: https://www.example.gov.cn/
languageCode: zh-CN
defaultContentLanguage: zh
title: 测速
hasCJKLanguage: true
taxonomies: {topic: topics, year: years}
pagination: {pagerSize: 20}
"""
FRONT = "---\ntitle: {title}\ndate: 2024-03-04\ntopics: [{topic}]\nyears: ['2024']\n---\n"
BASE = """\
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head><body><header><a href="/">{{ site.Title }}</a></header>
<main data-pagefind-body>{{ block "main" . }}{{ end }}</main></body></html>
"""
SINGLE = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02" }}</p>
{{ .TableOfContents }}{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages).Pages }}<li>
<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</li>{{ end }}</ul>{{ end }}
"""
LAYOUTS = {"_default/baseof.html": BASE, "_default/single.html": SINGLE, "_default/list.html": LIST}


def hugo_files() -> dict[str, str]:
    """Give the files of the Hugo project, but its documents."""
    return {"hugo.yaml": HUGO, **{f"layouts/{name}": text for name, text in LAYOUTS.items()}}


def hugo_document(title: str, topic: str, body: str) -> str:
    """Give a document as Hugo reads it."""
    return FRONT.format(title=json.dumps(title, ensure_ascii=False), topic=topic) + body


def hugo_commands() -> list[list[str]]:
    """Give what builds the site and its index, one after the other."""
    hugo = str(Path(sys.executable).parent / "hugo")
    pagefind = [sys.executable, "-m", "pagefind", "--site", "public"]
    return [[hugo, "--quiet", "--cleanDestinationDir"], pagefind]

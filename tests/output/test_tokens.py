"""Every colour that text is read on is listed here once, with every contrast it must reach."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "theme/tokens.css").read_text("utf-8")
MODES = {
    "light": (":root",),
    "dark": (":root", "[data-theme=dark]"),
    "high": (":root", "[data-contrast=high]"),
    "high dark": (
        ":root",
        "[data-theme=dark]",
        "[data-contrast=high]",
        "[data-theme=dark][data-contrast=high]",
    ),
}
# Text, and what it is read on. tests/browser/test_display.py looks for pairs that are not here.
TEXT = {
    "ink": ("paper", "paper-soft", "accent-paper", "good-paper", "warn-paper", "bad-paper"),
    "ink-soft": ("paper", "paper-soft", "accent-paper"),
    "accent": ("paper", "paper-soft", "accent-paper", "good-paper", "warn-paper", "bad-paper"),
    "accent-dark": ("paper", "paper-soft", "accent-paper", "good-paper", "warn-paper", "bad-paper"),
    "good": ("good-paper", "paper"),
    "warn": ("warn-paper", "paper"),
    "bad": ("bad-paper", "paper"),
    "paper": ("accent",),
    "head-ink": ("head", "head-deep"),
}
PAIRS = [(text, ground) for text, grounds in TEXT.items() for ground in grounds]
# Borders of controls and the mark of the focus, and what they stand on.
CONTROLS = [
    ("ink-soft", "paper"), ("ink-soft", "paper-soft"), ("accent", "paper"), ("accent", "paper-soft"),
    ("ink", "paper"), ("ink", "paper-soft"), ("focus", "head"), ("focus", "head-deep"), ("head-ink", "head"),
]  # fmt: skip


def declared(selector: str, text: str = TOKENS) -> dict[str, str]:
    """Give the colours that a block of the style sheet declares."""
    found = re.search(rf"^ *{re.escape(selector)} {{\n(.*?)^ *}}", text, re.MULTILINE | re.DOTALL)
    assert found is not None, selector
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", found[1]))


def colours(mode: str) -> dict[str, str]:
    """Give every colour of a mode."""
    return {name: value for block in MODES[mode] for name, value in declared(block).items()}


def luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2.2."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, grey #767676 is the last to pass, #777777 is the first to fail."""
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#767676", "#ffffff") >= 4.5 > contrast("#777777", "#ffffff")


@pytest.mark.parametrize("mode", MODES)
def test_text_can_be_read(mode: str) -> None:
    """Text has 4.5:1 in every mode, and 7:1 in both high ones."""
    least = 7 if mode.startswith("high") else 4.5
    found = colours(mode)
    ratios = {f"{a} on {b}": round(contrast(found[a], found[b]), 2) for a, b in PAIRS}

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("mode", MODES)
def test_controls_can_be_seen(mode: str) -> None:
    """Borders of controls and the focus have 3:1."""
    found = colours(mode)
    ratios = {f"{a} on {b}": round(contrast(found[a], found[b]), 2) for a, b in CONTROLS}

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


@pytest.mark.parametrize("mode", [m for m in MODES if m != "light"])
def test_a_mode_looks_alike_with_and_without_scripts(mode: str) -> None:
    """The system's wish gives the colours that the reader's button gives."""
    asked = {"dark": "(prefers-color-scheme: dark)", "high": "(prefers-contrast: more)"}
    query = " and ".join(asked[word] for word in reversed(mode.split()))
    block = re.search(
        rf"^@media screen and {re.escape(query)} {{\n(.*?)^}}", TOKENS, re.MULTILINE | re.DOTALL
    )
    assert block is not None

    assert declared(MODES[mode][-1]) == declared(":root:not([data-theme])", block[1])


def test_no_colour_stands_outside_the_tokens() -> None:
    """Style sheets of components name tokens; on paper, black and white."""
    theme = Path(__file__).resolve().parents[2] / "theme"
    named = {
        f"{path.name}: {colour}"
        for path in [theme / "base.css", *theme.glob("components/*/*.css")]
        for colour in re.findall(
            r"(?<=[:\s])#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\([^)]*\)", path.read_text("utf-8")
        )
    }

    assert {n for n in named if n.split(": ")[1] not in {"#000", "#fff"}} == set()


def test_every_colour_of_text_is_listed() -> None:
    """A token that some style sheet gives to text has its grounds in the table."""
    theme = Path(__file__).resolve().parents[2] / "theme"
    used = {
        name
        for path in [theme / "base.css", *theme.glob("components/*/*.css")]
        for name in re.findall(r"(?<![-a-z])color: var\(--([a-z-]+)\)", path.read_text("utf-8"))
    }

    assert used - set(TEXT) == set()

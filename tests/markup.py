"""Texts with every kind of markup that a browser, Streamlit 1.67 or Plotly might bring to life, the same for the same seed; all of them harmless."""

import random

# One of each kind first: emphasis, links, pictures, code, blocks, tables, HTML, entities, formulas, Streamlit's own, footnotes, odd characters.
KINDS = [
    "*a*", "**a**", "***a***", "_a_", "__a__", "~a~", "~~a~~", "a\\*b\\*", "\\", "\\\\", "a\\",
    "[a](https://e.example)", "[a][b]", "[a]: https://e.example", "[a](javascript:b)", "<https://e.example>",
    "https://e.example/a?b=c&d", "HTTP://e.example", "www.e.example", "WWW.e.example/a_b_", "ftp://e.example",
    "a@e.example", "mailto:a@e.example", "xmpp:a@e.example/b", "!a", "![a](/b.png)",
    "![a](https://e.example/b.png \"c\")", "`a`", "``a`b``", "```\na\n```", "~~~ a", "    a", "\ta", "# a",
    "###### a", "a\n===", "a\n---", "---", "***", "- a", "* a", "+ a", "1. a", "1) a", "- [ ] a", "- [x] a", "> a",
    ">a", "| a | b |\n|---|---|\n| c | d |", "|", "<b>a</b>", "<i>a", "<img src=a>", "<br>", "</p>", "<!-- a -->",
    "<![CDATA[a]]>", "<?a?>", "<a href=b>c</a>", "<svg><g/></svg>", "<details open><summary>a</summary></details>",
    "&lt;a&gt;", "&#60;", "&#x3c;", "&amp;amp;", "&nbsp;", "&copy", "$a$", "$$a$$", "$a^2_b$ and $c$", "\\(a\\)",
    "\\[a\\]", "cost $5 or $6", ":red[a]", ":blue-background[a]", ":green-badge[a]", ":rainbow[a]", ":small[a]",
    ":shimmer[a]", ":color[a]{foreground=red}", ":help[a]", ":material/home:", ":material_home:", ":streamlit:",
    ":smile:", ":+1:", ":-1:", ":100:", ":a_b:", ":a", "::a[b]", ":::a\nb\n:::", "a:b:c", "9:30:15", "->", "<-",
    "<->", "--", ">=", "<=", "~=", "a -> b <- c <-> d -- e >= f <= g ~= h", "-->", "<--", "=>", "[^1]", "[^1]: a",
    "a^b^", "a~b~", "==a==", "{a}", "{{a}}", "[[a]]", "%{x}", "%{y:.2f}<extra></extra>", "\u202ea\u202c",
    "\u2066a\u2069", "\u200ba\u200b", "\ufeffa", "a\u00adb", "a\u2060b", "\x00", "\x07\x1b[31ma", "\x7f", "\x85",
    "a\u2028b", "a\nb", "a  \nb", "a\r\nb", " a ", "a   b", "\u00a0a", "שלום a", "a שלום b", "קוֹל -> a", "عدد 12",
    "👩\u200d🔬 :a:", "🎈 a", "↔ a", "ℹ a", "1\ufe0f\u20e3 a", "‼", "❤\ufe0f", "é", "e\u0301", "\ufffd", "\uffff",
    "\U000e0041", "日本語", "a" * 300, "W" * 80 + "\u200b" + "W" * 80, "'", "\"", "“a”", "It's", "...", "…", "1.", "1. ",
    "-", "+", "#", ">", "a.b.c", "0.12", "a b  c", "“a” (b), c", "1) a", "12. (a)", "a www.e.com", "12.3 %",
    "a.b@c.d", "a ", "100 %", "+0.5", "−0.5", "file://a", "//e.example", "\\:smile\\:",
]
PIECES = [
    *"*_~`[]()<>!#+-=|:;.,'\"\\/{}$%&@^?", " ", "  ", "\n", "a", "b", "1", "www", "http", "https", "e.example", "://",
    "->", "<-", "--", ">=", "**", "~~", "``", "$$", ":a:", ":red[", ":smile:", ":material/", "home", "&lt;", "&#",
    "x3c;", "<b>", "</b>", "<!--", "](", "![", "[^", "]:", "\\", "\u200b", "\u2060", "\u00a0", "\u202e", "ש", "é",
    "👩",
]


def texts(seed: int, count: int) -> list[str]:
    """So many texts: each kind of markup once, then mixtures."""
    lot = random.Random(f"markup {seed}")
    mixed = ["".join(lot.choices(PIECES, k=lot.randint(2, 9))) for _ in range(max(0, count - len(KINDS)))]
    return [*KINDS, *mixed][:count]

"""Text that does not say its language, where it is another than that of what it stands in."""

import re

from playwright.sync_api import Page

# Keys and formats have one name in every language; a choice of a list holds no runs.
NAMES = "Page Up|Page Down|English and 한국어|영어와 한국어|한국어 및 English"
TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: of } = walker.currentNode;
    if (!data.trim() || of.closest("script, style, noscript, template, #cx-plain")) continue;
    found.push([of.closest("[lang]").getAttribute("lang").split("-")[0], data.trim()]);
  }
  return found;
}"""
# One foreign word, or a name of two, is read as it stands; a title or a sentence is not.
FOREIGN = {
    "ko": re.compile(r"[^\W\d_가-힣ㄱ-ㆎ]+(?:[ ,:;]+[^\W\d_가-힣ㄱ-ㆎ]+){2,}"),
    "en": re.compile(r"[가-힣ㄱ-ㆎ]"),
}


def unmarked(page: Page) -> list[str]:
    texts: list[tuple[str, str]] = page.evaluate(TEXTS)
    plain = [(language, re.sub(NAMES, "", text)) for language, text in texts]
    return [f"{language}: {text}" for language, text in plain if FOREIGN[language].search(text)]

"""The phrases of a scene as rules of core.corpus.templates.template, ready in every form, and small sets of words that go with them everywhere."""

from functools import cache

from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.templates.clauses import clause, in_form, the, trait
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import Rules, fill, tell
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

WIDE: dict[str, list[str]] = {
    "manner": ["slowly", "quickly", "quietly", "carefully", "happily", "gently", "badly", "politely", "bravely", "sadly", "alone", "together", "as usual", "without a word", "with great care", "at once", "for the first time", "one last time", "with joy", "without thinking", "without knowing why", "in silence", "for hours", "like a child", "as well as possible"],
    "feeling": ["tired", "happy", "sad", "proud", "angry", "glad", "lonely", "hungry", "curious", "afraid", "sleepy", "cheerful", "calm", "shy", "thirsty", "busy", "ill", "late", "lucky", "cold", "wet", "sure", "alone", "grateful", "sorry", "careful", "patient", "serious", "free", "healthy", "awake"],
    "adj": ["kind", "clever", "quiet", "brave", "honest", "lazy", "cheerful", "patient", "proud", "careful", "polite", "curious", "serious", "shy", "gentle", "silly", "strong", "lonely", "young", "old", "tall", "small", "thin", "poor", "rich", "famous", "wise", "funny", "sleepy", "busy", "strange"],
    "time": ["that morning", "that evening", "that afternoon", "that night", "at noon", "at midnight", "on <day>", "early on <day>", "late on <day>", "one day in <month>", "in <month>", "before breakfast", "after lunch", "after supper", "during the <season>", "at the end of the week", "an hour later", "just then", "the next day", "two days later", "every <day>", "last <season>", "this time", "when the clock rang <clockhour>", "towards evening", "all through <month>", "within the hour", "once again"],
    "later": ["soon", "then", "later", "finally", "at last", "in the end", "the next day", "a week later", "by <day>", "before dark", "within an hour", "towards midnight", "after that", "by <month>", "suddenly", "little by little", "an hour later"],
    "maybe": ["perhaps", "probably", "certainly", "maybe"],
    "talk": ["said", "said", "said", "answered", "whispered", "called", "shouted", "repeated", "explained", "thought"],
    "outburst": ["oh no", "wow", "ah", "oh", "hmm", "well", "look", "listen", "wait", "dear me"],
    "weathernoun": ["rain", "snow", "fog", "cold", "wind", "storm", "noise", "crowd", "late hour", "trouble", "smell of <smelling>", "dust", "dark", "silence"],
    "relative": ["uncle", "aunt", "mother", "father", "brother", "sister", "grandmother", "grandfather", "neighbour", "teacher", "friend", "boss", "daughter", "son", "husband", "wife"],
}


@cache
def topic_rules(topic: str) -> Rules:
    """The scene's phrases: <act> <acted> <done> <doing> <acts>, <event> <happened> <willhappen>, <look> <looked>, <pair> (the thing), <want>, <problem>, <role>, <ban>, <fact>."""
    scene = SCENES[topic]
    return COMMON | WIDE | {
        "act": list(scene.acts), "acts": [in_form(act, 1) for act in scene.acts], "acted": [in_form(act, 2) for act in scene.acts], "done": [in_form(act, 3) for act in scene.acts],
        "doing": [in_form(act, 4) for act in scene.acts], "event": [clause(event) for event in scene.events], "happened": [clause(event, "past") for event in scene.events],
        "willhappen": [clause(event, "future") for event in scene.events], "look": [trait(pair) for pair in scene.traits], "looked": [trait(pair, "past") for pair in scene.traits],
        "pair": [the(pair[0]) for pair in scene.traits], "want": list(scene.wants), "problem": list(scene.problems), "role": list(TOPICS[topic].people), "ban": list(scene.bans),
        "place": [TOPICS[topic].place], "fact": [f"{subject} {predicate}" for subject, predicate in scene.facts], "Title": [capitalised(TOPICS[topic].title)], "title": [TOPICS[topic].title],
    }


REMARKS = [  # sentences that fit into any letter, notice or report on the topic
    "<look>, and <look>.", "as you know, <event>.", "<event>, and then <event>.", "the <role> <acts> <manner>.", "we have <done> twice since <month>.", "last <season> <happened>, and <looked>.", "somebody must <act> soon.", "it is [hard|easy|not possible|useful|better|important] to <act> when <event>.",
    "by <day> the <role> will have <done>.", "nobody has <done> since <day>.", "the <role> would rather <act> than <act>.", "despite the <weathernoun>, <event>.", "<fact>, and <fact>.", "since <look>, we [must|may|should] <act>.", "<willhappen> on <day>.", "either the <role> <acts>, or <event>.", "we have <want> and <want>, but no time.",
]
CASUAL_REMARKS = [
    "<look>, <look>, lol", "btw <event>", "and <event>, can you believe it?", "my <relative> <acted> <time>", "I've never <done>, have you?", "<happened> and I was super <feeling>", "I'm so <feeling> that I can't <act>", "wanna <act> or <act>?", "the <role> <acts>, it's awesome", "we could <act> if <event>", "I've got <want> and <want>", "did you <act>? I did, <manner>",
    "hmm, <fact>", "nope, I'd rather <act>", "yeah, the <role> said that <event>",
]


def remarks(draw: Draw, topic: str, count: int) -> list[str]:
    """`count` different formal sentences about the topic."""
    return [tell(draw, line, topic_rules(topic)) for line in draw.sample(REMARKS, count)]


def casual_remarks(draw: Draw, topic: str, count: int) -> list[str]:
    """`count` different casual lines about the topic, without capital letters at the start."""
    return [fill(draw, line, topic_rules(topic), {}) for line in draw.sample(CASUAL_REMARKS, count)]

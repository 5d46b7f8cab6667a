"""Every choice of the record has words, and lists keep their order."""

import pytest

from companion.domain.strengths import StrengthDomain
from companion.domain.topics import Topic
from ui.words.languages import language_options, language_words
from ui.words.wording import _WORDS, options_for, topics_words, words_for


@pytest.mark.parametrize("choices", _WORDS, ids=lambda one: one.__name__)
def test_every_choice_has_words(choices):
    options = options_for(choices)
    assert [key for key, _words in options] == [choice.value for choice in choices]
    assert len({words for _key, words in options}) == len(options)


def test_choices_of_the_same_value_keep_their_own_words():
    assert words_for(Topic.FAMILY_AND_PARTNER) == "Family and partner"
    assert words_for(StrengthDomain.RELATIONSHIPS) == "People close to me"
    assert topics_words((Topic.HOME, Topic.MONEY)) == "Home, Money"


def test_languages_begin_with_english_and_say_their_own_name_where_it_can_be_shown():
    options = language_options()
    assert options[0] == ("en", "English")
    assert language_words("pl") == "Polish (polski)"
    assert language_words("bn") == "Bangla"
    assert language_words("bfi") == "British Sign Language"
    assert language_words("xx-unknown") == "xx-unknown"
    assert [words for _key, words in options[1:]] == sorted(words for _key, words in options[1:])

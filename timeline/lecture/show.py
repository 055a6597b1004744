"""show_lectures: the lectures on their page."""

from geodata.archive import Archive
from timeline.answers import answers_file
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.delivery.tongues import tongues
from timeline.lecture.lectern import built_in_lectures, lecture_words, stage_data
from timeline.lecture.links import folder
from timeline.lecture.lookup import lookup_file
from timeline.lecture.scene_texts import replaceable
from timeline.lecture.wire import LecturesAsked, LecturesData
from timeline.selection import as_state, whole
from timeline.stage.staged import Staged
from timeline.text import words_of


def show_lectures(archive: Archive, stage: Staged, asked: LecturesAsked) -> None:
    """Draw the page of lectures; `asked` are the parameters of its address."""
    catalogue = words_of(archive)
    data: LecturesData = {
        "language": archive.language,
        "tongues": tongues(),
        "stage": stage_data(stage),
        "whole": as_state(whole(stage.frame)),
        "lookup": lookup_file(archive),
        "replaceable": replaceable(),
        "style": assets.style("kit/page"),
        "answers": answers_file(archive),
        "built_in": built_in_lectures(archive, stage),
        "asked": asked,
        "keeps_links": folder() is not None,
        "words": lecture_words(catalogue),
    }
    mount("lectures", "lecture/lectures", data, key="lectures")

"""What the entry point group "rujukan.tabs" names: the tab with all that stands behind it."""

from functools import partial

from assistant.page.plugged_tabs import PluggedTab
from assistant.page.signing_in import SignIns
from assistant.respond import Assistant
from assistant.settings import Settings
from eval.casework.case_files import home_cases
from eval.casework.draft_store import DraftStore
from eval.page import texts
from eval.page.background import BackgroundRuns
from eval.page.choosing import offer_files
from eval.page.downloads import ROUTE, ReportDoor
from eval.page.drafting import Drafting
from eval.page.run_desk import RunDesk
from eval.page.run_shelf import RunShelf
from eval.page.showing import RunShowing
from eval.page.tab import STATIC, Evaluating, build_evaluation_tab
from eval.page.tickets import Tickets


def open_tab(assistant: Assistant, settings: Settings, sign_ins: SignIns) -> PluggedTab:
    """The tab over an assistant and the home folder of `settings`; nothing is read or written before it is shown."""
    home, library = settings.home, assistant.library
    shelf = RunShelf(home)
    runs = BackgroundRuns(
        assistant, shelf, lambda: offer_files(home_cases(home)), fast=library.reader is None
    )
    tickets = Tickets(sign_ins)
    desk = RunDesk(RunShowing(runs, shelf, tickets, sign_ins))
    drafting = Drafting(DraftStore(home, library.archive), library, sign_ins)
    return PluggedTab(
        id="evaluasi",
        title=texts.TAB,
        build=partial(build_evaluation_tab, evaluating=Evaluating(desk, drafting)),
        routes=((ROUTE, ReportDoor(shelf, tickets).answer),),
        visible=False,
        static=STATIC,
        styles=("evaluation.css",),
        close=runs.close,
    )

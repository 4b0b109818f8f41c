"""Uses the words and charts of the app where no app is running: on a terminal."""

from streamlit.logger import set_log_level


def quieten() -> None:
    """Keep Streamlit from saying that no app is running; call it before other imports.

    Its caches warn when they are set up without an app, and then work as they should.
    """
    set_log_level("ERROR")

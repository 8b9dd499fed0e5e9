"""What a user can mend."""


class CancuError(Exception):
    """Caught by the command line and the page, which show its one line and no traceback.

    The message is Vietnamese: what is wrong with which file or option, then what mends it.
    """


class ReadError(CancuError):
    """A file cannot become a Document. Retrying does not help; the rest of an ``add`` goes on."""

"""The page of ``cancu web``: one module a tab. What they show is worked out by the other rooms.

Gradio takes seconds to import: only ``serve`` and the command that calls it may import this.
"""

from assistant.web.framework import prepare

prepare()

"""What is measured, each metric defined where it is computed, with its source.

``mechanical``: what must never fail. ``answers``, ``citations``, ``retrieval``: a number a
question. ``facts``: precision and recall of extraction. ``drafts``: source, staleness and
coverage of a ward's plan. ``statistics``: how sure a mean is, and
whether two runs differ.
"""

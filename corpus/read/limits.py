"""How much a file may ask of this machine; beyond it the file is reported, not read.

Real plans are far below: the longest law here has 250,000 characters, a topic of the official
codification 425 kB.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 64 * MEGABYTE
MAX_TEXT_CHARACTERS = 20_000_000
MAX_PAGES = 2_000
MAX_CELLS = 1_000_000  # of a sheet, from its first corner to its last

MAX_ZIP_MEMBERS = 5_000
MAX_ZIP_UNPACKED = 256 * MEGABYTE  # of a DOCX, all parts together
MAX_ZIP_XML = 64 * MEGABYTE  # of one XML part, which is parsed in memory
MAX_ZIP_RATIO = 200  # unpacked to packed; Word's own XML packs about 10 to 1, at most 50 to 1
ZIP_RATIO_FROM = MEGABYTE  # smaller parts may pack as well as they like

MAX_PARTS = 1_000  # files in an archive or a mail, those inside inner ones too
MAX_DEPTH = 3  # of archives in archives

READ_SECONDS = 60.0
READ_MEMORY = 2048 * MEGABYTE  # address space of the reading process

A4_INCHES = 8.27 * 11.69  # square inches of a sheet
MAX_PIXELS = 80_000_000  # of a page's picture: an A3 sheet at 600 dots an inch has 70 million
SCAN_DPI = 300  # at which a page is recognised
PAGE_SECONDS = 150.0  # for recognising one page; some 5 on an idle core

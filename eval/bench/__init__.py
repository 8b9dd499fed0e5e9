"""Speed, memory and retrieval at scale. Each module is a command that prints a table:

python -m eval.bench.ask        a question from a cold start, and warm
python -m eval.bench.indexing   clauses a second, and peak memory
python -m eval.bench.legal      62,323 articles: ours beside what a user would pick instead
python -m eval.bench.reading    scans and old files, against what they say
python -m eval.bench            the first two
"""

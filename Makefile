# A fresh Debian 12 or Ubuntu 24.04 with Go, Node and git needs two commands: `make run` and `make test`.
# `make help` lists the others.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# One thing at a time, in the order written: most targets here use every core by themselves.
.NOTPARALLEL:

# One set of flags everywhere. -trimpath, -race and every sqlite_ tag are part of the build cache's key, so a command
# with another set compiles SQLite anew (30 s). -tags on a command line replaces the one in GOFLAGS: repeat sqlite_fts5.
# -buildvcs=false, because Go refuses to stamp a checkout that belongs to somebody else, as in a container.
export GOFLAGS := -trimpath -buildvcs=false -tags=sqlite_fts5
export DESKTOP_TAGS := desktop,production,webkit2_41,sqlite_fts5
# The program itself is stamped where Git answers.
STAMP := $(shell git rev-parse --quiet --verify HEAD >/dev/null 2>&1 && echo -buildvcs=true)
export CGO_ENABLED := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

GOLANGCI_LINT := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
SQLC          := github.com/sqlc-dev/sqlc/cmd/sqlc@v1.31.1

PROGRAM := build/bin/sandtable
# Not ./..., which would find the Go files that an npm package brings along.
GO_PACKAGES := . ./app/... ./engine/... ./storage/...
GO_FOLDERS  := $(wildcard *.go) app engine storage
# What a Go file has in it where something runs beside something else: goroutines, locks, HTTP.
PARALLEL := ^[[:space:]]*go (func|[[:alnum:]_.]+[(])|"(sync|sync/atomic|net/http)"
BENCH_PACKAGES ?= ./engine/check/... ./engine/simulate/... ./engine/report/... ./app/cli
CASES ?= 10000

# Prints the API's description; its types for the front end are made from it.
OPENAPI ?= go run . openapi

began := $(shell date +%s)
step = @printf '\n== %s (%d s)\n' "$(1)" $$(( $$(date +%s) - $(began) ))

##@ Every day

.PHONY: run
run: build ## build what changed and open the window; without a display, serve on 127.0.0.1
	@exec $(PROGRAM)

.PHONY: build
build: setup-run web ## the program with its window: build/bin/sandtable
	go build $(STAMP) -tags $(DESKTOP_TAGS) -ldflags '-s -w' -o $(PROGRAM) .

# The cheap ones first, so that a slip is known early.
.PHONY: test
test: setup-test test-format test-frontend web test-go build test-window test-browser test-race check-generated ## install what tests need, and run all of them
	$(call step,All tests passed)

.PHONY: test-engines
test-engines: build ## runs the templates on a real Camunda 7, Operaton and Flowable in memory, to the end of their cases; needs Java 17 and Maven, and is not part of make test
	build/test-engines.sh build/bin/sandtable

.PHONY: test-long
test-long: ## what takes minutes and is not part of make test: whether the intervals of 1,000 runs cover the truth, 200 servers killed while somebody draws, 200 hubs while packages are pushed
	SANDTABLE_LONG=1 go test -count=1 -timeout=60m -v -run='^TestLong' ./engine/simulate ./app/cli

.PHONY: lint
lint: setup-run frontend/node_modules/.package-lock.json frontend/dist/.gitkeep ## golangci-lint and ESLint
	go run $(GOLANGCI_LINT) run $(GO_PACKAGES)
	cd frontend && npm run lint
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run build/*.sh; else echo "shellcheck is not here: scripts not looked at"; fi

.PHONY: generate
generate: frontend/node_modules/.package-lock.json frontend/dist/.gitkeep ## write the code that is made from SQL, the API and the JSON Schema
	cd storage && CGO_ENABLED=0 go run $(SQLC) generate
	$(OPENAPI) >build/openapi.json.new
	mv build/openapi.json.new frontend/src/api/openapi.json
	cd frontend && npm run generate

.PHONY: bench
bench: ## measure the promises: ours against a hand-written loop, as ratios
	go test -run='^$$' -bench=. -benchmem -timeout=30m $(BENCH_PACKAGES)

.PHONY: bench-ui
bench-ui: web setup-test ## measure the front end in the real window and in Chromium, beside what we promise
	go build -tags $(DESKTOP_TAGS),bench -ldflags '-s -w' -o build/bin/sandtable-bench .
	build/bench-ui.sh build/bin/sandtable-bench

.PHONY: bench-prosimos
bench-prosimos: ## measure us against Prosimos, side by side; fetches Prosimos (CASES=100000: minutes and 4 GB)
	@build/bench-prosimos.sh $(CASES)

.PHONY: compare-logs
compare-logs: frontend/dist/.gitkeep ## read our event logs with pm4py and DuckDB; fetches both
	@build/compare-logs.sh

.PHONY: compare-soundness
compare-soundness: frontend/dist/.gitkeep ## hold our verdicts on soundness against two public checkers; fetches both
	@build/compare-soundness.sh

.PHONY: dist
dist: dist-linux dist-windows ## packages for users in build/dist

.PHONY: clean
clean: ## remove what was built
	rm -rf build/bin build/dist frontend/test-results frontend/playwright-report frontend/package.json.md5
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete 2>/dev/null || true

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

##@ Parts of make test

.PHONY: test-format
test-format: ## gofmt
	$(call step,gofmt)
	@unformatted=$$(gofmt -l $(GO_FOLDERS)); if [ -n "$$unformatted" ]; then echo "run gofmt -w on: $$unformatted"; exit 1; fi

.PHONY: test-frontend
test-frontend: frontend/node_modules/.package-lock.json ## vitest
	$(call step,Front end: unit tests)
	cd frontend && npm test

.PHONY: test-go
test-go: frontend/dist/.gitkeep ## go vet and go test
	$(call step,go vet)
	go vet $(GO_PACKAGES)
	$(call step,Go tests)
	go test $(GO_PACKAGES)

.PHONY: test-race
test-race: frontend/dist/.gitkeep ## short Go tests under the race detector, where anything runs in parallel
	$(call step,Go tests under the race detector)
	@packages=$$(grep -rlE --include='*.go' '$(PARALLEL)' app engine storage | xargs dirname | sort -u | sed 's|^|./|'); \
	echo go test -race -short $$packages; \
	go test -race -short $$packages

.PHONY: test-browser
test-browser: build ## Playwright against a real server
	$(call step,Browser tests)
	build/test-browser.sh $(PROGRAM)

.PHONY: test-window
test-window: build ## the real window under Xvfb
	$(call step,Smoke test of the window)
	build/smoke-window.sh $(PROGRAM)

.PHONY: check-generated
check-generated: ## whether generating anew changes anything
	$(call step,Generated code)
	@digest() { find storage frontend/src/api -type f -exec sha256sum {} + | sort -k 2; }; \
	before=$$(digest); \
	$(MAKE) --no-print-directory generate; \
	if ! diff <(echo "$$before") <(digest) >build/bin/generated.diff; then \
		echo "generated code was not up to date; it is now, look at it and commit it:"; \
		sed -n 's/^[<>] [0-9a-f]*  /  /p' build/bin/generated.diff | sort -u; \
		exit 1; \
	fi

##@ Parts of make run and make dist

.PHONY: setup-run setup-test
setup-run: ## install what a build needs
	@build/setup.sh run
setup-test: ## install what the tests need besides
	@build/setup.sh test

.PHONY: web
web: setup-run frontend/dist/index.html ## the front end: frontend/dist

# npm leaves a copy of the lock file behind when it has installed it.
frontend/node_modules/.package-lock.json: frontend/package-lock.json
	$(call step,npm packages)
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

# Folders are in the list so that a file that went away counts as a change.
frontend/dist/index.html: frontend/node_modules/.package-lock.json frontend/index.html frontend/vite.config.ts frontend/tsconfig.json \
		$(shell find frontend/src frontend/public ! -name '*.test.*' 2>/dev/null)
	$(call step,Front end)
	cd frontend && npm run build
	@touch $@ frontend/dist/.gitkeep

# main embeds frontend/dist, so Go tools need the folder to exist before there is a front end.
frontend/dist/.gitkeep:
	@mkdir -p frontend/dist && touch $@

.PHONY: dist-linux
dist-linux: build ## .tar.gz and .deb
	build/package.sh linux $(PROGRAM)

.PHONY: dist-windows
dist-windows: web ## the Windows programs, where a cross-compiler is at hand
	@missing=; \
	command -v x86_64-w64-mingw32-gcc >/dev/null || missing="gcc-mingw-w64-x86-64"; \
	command -v zip >/dev/null || missing="$$missing zip"; \
	if [ -n "$$missing" ]; then \
		echo "no Windows package: install$${missing:+ $$missing} (Debian and Ubuntu: apt install) and run make dist-windows"; \
	else \
		build/windows.sh build/bin && build/package.sh windows build/bin/sandtable.exe build/bin/sandtable-console.exe; \
	fi

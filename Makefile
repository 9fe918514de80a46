# What can be made here; `make` alone lists it. Outputs go to build/, which git
# ignores. A fresh machine needs Go and Node, the rest is installed by need.

PORT     ?=
FUZZTIME ?= 20s
COUNT    ?= 4

TOOL    := go tool -modfile=scripts/tools/go.mod
VERSION := $(shell sed -n 's/.*"version": "\(.*\)".*/\1/p' wasm/npm/package.json)

# What the library must be like, and what it must leave alone.
CHECK_TEMPLATES := build/dehusk templates check core/templates --articles core/coretest/articles

# What the outputs are made of. Go knows by itself what it need not build again;
# these save starting it, and Node, for nothing.
CORE := go.mod go.sum $(shell find core -type f ! -name '*_test.go' ! -path '*/testdata/*' ! -path 'core/coretest/*')
CMD  := $(shell find cmd -type f -name '*.go' ! -name '*_test.go')
WASM := $(shell find wasm -type f ! -name '*_test.go' ! -path '*/test/*')
WEB  := $(shell find web -type f ! -path '*/test/*')

.PHONY: help serve build test bench evaluate templates fuzz lint audit clean

help: ## list the targets (this is the default)
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

serve: build/site/.made ## serve the page on this machine (PORT=8080)
	@PORT=$(PORT) node scripts/serve.mjs build/site

build: build/dehusk build/npm/.made build/site/.made ## make the command, the npm package and the site
	@cat build/sizes.txt

test: build/dehusk build/npm/.made build/site/.made ## run all tests: Go, Node, and real browsers
	@echo "tests in Go"
	@go vet ./...
	@go test ./...
	@echo "tests in Node, in Chromium and in Firefox"
	@chrome="$$(scripts/browser.sh chromium)" && firefox="$$(scripts/browser.sh firefox)" && \
		CHROME="$$chrome" FIREFOX="$$firefox" node --test \
		scripts/test/*.test.mjs wasm/npm/test/*.test.js web/test/*.test.js

bench: build/dehusk build/npm/.made build/site/.made ## measure the engine (COUNT=4 rounds) beside its bounds, native, in Node and beside peers, then the page; write build/bench.json and docs/performance.md
	@start=$$(date +%s) && go run ./scripts/bench -rounds $(COUNT) && \
		chrome="$$(scripts/browser.sh chromium)" && export CHROME="$$chrome" && \
		for part in bench bench-visit bench-many lighthouse; do node web/test/$$part.mjs || exit 1; done && \
		echo "all took $$(($$(date +%s) - start)) s"

evaluate: ## measure what must hold, print each figure with its bar, write build/evaluate.json
	@mkdir -p build
	@go run ./scripts/evaluate

templates: build/dehusk ## check the library of templates, then compile it into build/packs
	@$(CHECK_TEMPLATES)
	@mkdir -p build/packs
	@build/dehusk templates compile -o build/packs/library.pack core/templates
	@echo "build/packs/library.pack: $$(wc -c < build/packs/library.pack) bytes"

fuzz: ## run every fuzz target for FUZZTIME=20s
	@FUZZTIME=$(FUZZTIME) scripts/fuzz.sh

lint: node_modules/.package-lock.json build/dehusk ## check code, rules of the house and templates
	@echo "gofumpt, go vet, staticcheck, eslint, rules of the house, templates"
	@unformatted="$$($(TOOL) gofumpt -l $$(git ls-files -co --exclude-standard '*.go'))"; \
		test -z "$$unformatted" || { echo "not formatted (gofumpt -w FILE):"; echo "$$unformatted"; exit 1; }
	@go vet ./...
	@GOOS=wasip1 GOARCH=wasm go vet ./wasm/...
	@$(TOOL) staticcheck ./...
	@node_modules/.bin/eslint .
	@node scripts/check-house.mjs
	@$(CHECK_TEMPLATES)

audit: node_modules/.package-lock.json ## look for known holes in what we depend on (asks servers)
	@echo "govulncheck, npm audit"
	@$(TOOL) govulncheck ./...
	@npm audit

clean: ## remove what was built and installed
	@rm -rf build node_modules

# Packages are installed anew when what they should be has changed.
node_modules/.package-lock.json: package.json package-lock.json .npmrc
	@echo "installing packages for Node"
	@npm ci --silent
	@touch $@

build/dehusk: $(CORE) $(CMD)
	@echo "building $@"
	@go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o $@ ./cmd/dehusk
	@touch $@

build/npm/.made: $(CORE) $(CMD) $(WASM) scripts/build-npm.mjs LICENSE node_modules/.package-lock.json
	@echo "building build/npm: WebAssembly, pack, package"
	@mkdir -p build
	@node scripts/build-npm.mjs > build/sizes.txt
	@touch $@

build/site/.made: build/npm/.made $(WEB) $(wildcard scripts/*.mjs)
	@echo "building build/site"
	@node scripts/build-site.mjs
	@touch $@

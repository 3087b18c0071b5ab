# `make` prints help. What CI runs is `make check` and nothing more of its own (see .ci/run).
.DEFAULT_GOAL := help
.PHONY: help example shop check check-extra format docs build dist bench e2e clean

MVN ?= mvn
VERSION := $(shell sed -n 's|.*<version>\(.*\)</version>.*|\1|p' pom.xml | head -n 1)

help: ## print this
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r goal words; do printf '  make %-12s %s\n' "$$goal" "$$words"; done

example: ## break an application on a simulated cluster, and watch what happens
	@examples/simulator/play

shop: ## open a little shop without any cluster, take its backend away, and watch
	@examples/shop/play

check: ## compile strictly, run every test, check format and size; what CI runs
	@rm -rf */target/surefire-reports
	$(MVN) -B -ntp verify
	@checks/no-skips

check-extra: ## the checks that need programs which not every machine has
	@checks/extra

format: ## format every Java file
	@$(MVN) -q -B -ntp -pl checks verify -Dchecks.mode=format

docs: ## write what is generated: docs/reference, and the output on pages
	$(MVN) -q -B -ntp -pl app -am verify -Dtest='DocsTest,ReferenceTest,HelpTest' -Dsurefire.failIfNoSpecifiedTests=false -Dturbulence.write=true

build: ## build and prepare ./turbulence (it does so by itself when sources changed)
	@./turbulence --version

dist: build ## a tar.gz in target that runs without sources and Maven
	@checks/dist $(VERSION)

bench: ## measure start-up, memory and CPU against the budgets of docs/performance.md
	@bench/run.sh

e2e: ## play every example on the cluster of KUBECONFIG, in namespaces of its own; more with E2E_CLUSTER=mine
	@[ -n "$$KUBECONFIG" ] || { echo 'make e2e: KUBECONFIG=... must name the cluster to use' >&2; exit 2; }
	@$(MVN) -q -B -ntp -pl app -am test-compile
	@KUBECONFIG="$$(realpath "$$KUBECONFIG")" && export KUBECONFIG && \
	  exec "$$(./turbulence --java-home)/bin/java" \
	  -cp "app/target/test-classes:$$(./turbulence --class-path)" turbulence.app.e2e.EndToEndRun $(E2E_ONLY)

clean: ## remove everything that was built
	@rm -rf target */target

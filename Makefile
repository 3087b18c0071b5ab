.PHONY: format
format:
	@mvn -q -B -pl checks verify -Dchecks.mode=format

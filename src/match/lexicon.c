/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/count.h"
#include "match/tables.h"

/*
 * Written by hand from how persona files of software, data, product,
 * marketing, design and writing name things; terms are what words.c makes of
 * a word (Porter stems, or an alias's concept). Sorted where searched.
 */

static const struct phrase aliases[] = {
	{ "abac", "auth" }, { "accessibility", "accessib" },
	{ "accessible", "accessib" }, { "alert", "alert" },
	{ "alerting", "alert" }, { "alerts", "alert" },
	{ "analytics", "analyt" }, { "android", "mobil" }, { "api", "api" },
	{ "apis", "api" }, { "approach", "workflow" },
	{ "archetype", "persona" }, { "archetypes", "persona" },
	{ "aria", "accessib" }, { "async", "async" },
	{ "asynchronous", "async" }, { "asynchronously", "async" },
	{ "authentication", "auth" }, { "authn", "auth" },
	{ "authorization", "auth" }, { "authz", "auth" },
	{ "autoscaling", "scale" }, { "backup", "backup" },
	{ "backups", "backup" }, { "bias", "ethic" }, { "budget", "cost" },
	{ "cache", "cach" }, { "cached", "cach" }, { "caching", "cach" },
	{ "cicd", "cicd" }, { "cloudformation", "iac" },
	{ "collaborate", "collabor" }, { "collaborating", "collabor" },
	{ "collaboration", "collabor" }, { "communicating", "commun" },
	{ "communication", "commun" }, { "compliance", "compli" },
	{ "compliant", "compli" }, { "component", "compon" },
	{ "components", "compon" }, { "concurrency", "concurr" },
	{ "concurrent", "concurr" }, { "container", "contain" },
	{ "containerization", "contain" }, { "containerized", "contain" },
	{ "containers", "contain" }, { "cost", "cost" }, { "costs", "cost" },
	{ "cryptographic", "encrypt" }, { "cryptography", "encrypt" },
	{ "css", "styl" }, { "customer", "custom" }, { "customers", "custom" },
	{ "cve", "vulner" }, { "database", "databas" },
	{ "databases", "databas" }, { "db", "databas" },
	{ "deliverable", "deliver" }, { "deliverables", "deliver" },
	{ "denormalization", "normal" }, { "denormalize", "normal" },
	{ "deploy", "deploy" }, { "deploying", "deploy" },
	{ "deployment", "deploy" }, { "doc", "document" },
	{ "docker", "contain" }, { "docs", "document" },
	{ "document", "document" }, { "documentation", "document" },
	{ "documenting", "document" }, { "documents", "document" },
	{ "duties", "respons" }, { "encrypt", "encrypt" },
	{ "encrypting", "encrypt" }, { "encryption", "encrypt" },
	{ "endpoint", "api" }, { "endpoints", "api" }, { "error", "error" },
	{ "errors", "error" }, { "ethical", "ethic" }, { "ethics", "ethic" },
	{ "event", "event" }, { "eventdriven", "event" },
	{ "events", "event" }, { "exception", "error" },
	{ "exceptions", "error" }, { "exploit", "vulner" },
	{ "exploits", "vulner" }, { "fairness", "ethic" },
	{ "finops", "cost" }, { "framework", "framework" },
	{ "frameworks", "framework" }, { "gdpr", "compli" },
	{ "graphql", "api" }, { "grpc", "api" }, { "gtm", "launch" },
	{ "guideline", "principl" }, { "guidelines", "principl" },
	{ "hipaa", "compli" }, { "iac", "iac" }, { "identity", "ident" },
	{ "incident", "incid" }, { "incidents", "incid" }, { "index", "idx" },
	{ "indexes", "idx" }, { "indexing", "idx" }, { "indices", "idx" },
	{ "infra", "infrastructur" }, { "infrastructure", "infrastructur" },
	{ "ios", "mobil" }, { "jwt", "auth" }, { "kafka", "messag" },
	{ "kpi", "metric" }, { "kpis", "metric" }, { "kubernetes", "contain" },
	{ "language", "languag" }, { "languages", "languag" },
	{ "latency", "perform" }, { "launch", "launch" },
	{ "launches", "launch" }, { "libraries", "framework" },
	{ "library", "framework" }, { "log", "log" }, { "logger", "log" },
	{ "logging", "log" }, { "login", "auth" }, { "logs", "log" },
	{ "maintain", "maintain" }, { "maintainability", "maintain" },
	{ "maintainable", "maintain" }, { "measurement", "metric" },
	{ "memcached", "cach" }, { "message", "messag" },
	{ "messages", "messag" }, { "messaging", "messag" },
	{ "methodology", "workflow" }, { "metric", "metric" },
	{ "metrics", "metric" }, { "mfa", "auth" },
	{ "microservice", "microservic" }, { "microservices", "microservic" },
	{ "migrate", "migrat" }, { "migrating", "migrat" },
	{ "migration", "migrat" }, { "migrations", "migrat" },
	{ "mission", "mission" }, { "ml", "ml" }, { "mobile", "mobil" },
	{ "monitoring", "observab" }, { "mysql", "databas" },
	{ "normalization", "normal" }, { "normalize", "normal" },
	{ "normalized", "normal" }, { "oauth", "auth" }, { "oauth2", "auth" },
	{ "observability", "observab" }, { "oidc", "auth" },
	{ "optimization", "optim" }, { "optimize", "optim" },
	{ "optimizing", "optim" }, { "outage", "incid" },
	{ "output", "deliver" }, { "outputs", "deliver" },
	{ "penetration", "penetr" }, { "pentest", "penetr" },
	{ "pentesting", "penetr" }, { "perf", "perform" },
	{ "performance", "perform" }, { "persona", "persona" },
	{ "personas", "persona" }, { "philosophy", "principl" },
	{ "postgres", "databas" }, { "postgresql", "databas" },
	{ "principle", "principl" }, { "principles", "principl" },
	{ "priorities", "prioriti" }, { "prioritization", "prioriti" },
	{ "prioritize", "prioriti" }, { "prioritizing", "prioriti" },
	{ "priority", "prioriti" }, { "privacy", "privaci" },
	{ "procedure", "workflow" }, { "process", "workflow" },
	{ "prompt", "prompt" }, { "prompting", "prompt" },
	{ "prompts", "prompt" }, { "protocol", "workflow" },
	{ "pulumi", "iac" }, { "purpose", "ident" }, { "qa", "test" },
	{ "queries", "queri" }, { "query", "queri" }, { "queue", "messag" },
	{ "queues", "messag" }, { "rabbitmq", "messag" }, { "rbac", "auth" },
	{ "readability", "readabl" }, { "readable", "readabl" },
	{ "recovery", "recoveri" }, { "redis", "cach" },
	{ "regulation", "compli" }, { "regulations", "compli" },
	{ "regulatory", "compli" }, { "release", "deploy" },
	{ "releases", "deploy" }, { "reliability", "resili" },
	{ "reliable", "resili" }, { "resilience", "resili" },
	{ "resiliency", "resili" }, { "resilient", "resili" },
	{ "responsibilities", "respons" }, { "responsibility", "respons" },
	{ "rest", "api" }, { "restful", "api" }, { "restore", "recoveri" },
	{ "roadmap", "roadmap" }, { "roadmapping", "roadmap" },
	{ "roadmaps", "roadmap" }, { "robustness", "resili" },
	{ "role", "ident" }, { "rollout", "deploy" }, { "rollouts", "deploy" },
	{ "rule", "principl" }, { "rules", "principl" }, { "saml", "auth" },
	{ "scalability", "scale" }, { "scalable", "scale" },
	{ "scale", "scale" }, { "scaling", "scale" }, { "schema", "schema" },
	{ "schemas", "schema" }, { "secure", "secur" }, { "secured", "secur" },
	{ "securing", "secur" }, { "security", "secur" },
	{ "shipping", "deploy" }, { "sqs", "messag" }, { "sso", "auth" },
	{ "stack", "stack" }, { "stakeholder", "stakehold" },
	{ "stakeholders", "stakehold" }, { "stream", "stream" },
	{ "streaming", "stream" }, { "streams", "stream" },
	{ "style", "styl" }, { "styling", "styl" }, { "teamwork", "collabor" },
	{ "technologies", "stack" }, { "technology", "stack" },
	{ "telemetry", "observab" }, { "terraform", "iac" },
	{ "test", "test" }, { "tester", "test" }, { "testing", "test" },
	{ "tests", "test" }, { "threat", "threat" }, { "threats", "threat" },
	{ "throughput", "perform" }, { "tone", "commun" }, { "tool", "tool" },
	{ "tooling", "tool" }, { "tools", "tool" }, { "traits", "principl" },
	{ "tune", "optim" }, { "tuning", "optim" }, { "usability", "ux" },
	{ "ux", "ux" }, { "validate", "valid" }, { "validates", "valid" },
	{ "validating", "valid" }, { "validation", "valid" },
	{ "vulnerabilities", "vulner" }, { "vulnerability", "vulner" },
	{ "wcag", "accessib" }, { "workflow", "workflow" },
};

/* Aliases that are things of their own: two caches are no less different for
 * both being caches. */
static const struct phrase names[] = {
	{ "abac", "=abac" }, { "android", "=android" }, { "aria", "=aria" },
	{ "cloudformation", "=cloudformation" }, { "css", "=css" },
	{ "cve", "=cve" }, { "docker", "=docker" }, { "exploit", "=exploit" },
	{ "finops", "=finops" }, { "gdpr", "=gdpr" },
	{ "graphql", "=graphql" }, { "grpc", "=grpc" }, { "hipaa", "=hipaa" },
	{ "ios", "=ios" }, { "jwt", "=jwt" }, { "kafka", "=kafka" },
	{ "kubernetes", "=kubernetes" }, { "latency", "=latency" },
	{ "login", "=login" }, { "memcached", "=memcached" },
	{ "mfa", "=mfa" }, { "mysql", "=mysql" }, { "oauth", "=oauth" },
	{ "oidc", "=oidc" }, { "penetration", "=penetration" },
	{ "postgres", "=postgres" }, { "postgresql", "=postgres" },
	{ "pulumi", "=pulumi" }, { "rabbitmq", "=rabbitmq" },
	{ "rbac", "=rbac" }, { "redis", "=redis" }, { "rest", "=rest" },
	{ "restful", "=rest" }, { "saml", "=saml" }, { "sqs", "=sqs" },
	{ "sso", "=sso" }, { "terraform", "=terraform" },
	{ "throughput", "=throughput" }, { "wcag", "=wcag" },
};

/* A blank stands for a blank, a hyphen, a slash or an underscore. */
static const struct phrase phrases[] = {
	{ ".net", "dotnet" }, { "2fa", "mfa" }, { "a/b", "abtest" },
	{ "a11y", "accessibility" }, { "artificial intelligence", "ai" },
	{ "back end", "backend" }, { "blue green", "bluegreen" },
	{ "c#", "csharp" }, { "c++", "cplusplus" }, { "ci / cd", "cicd" },
	{ "ci cd", "cicd" }, { "code review", "codereview" },
	{ "continuous delivery", "cicd" }, { "continuous deployment", "cicd" },
	{ "continuous integration", "cicd" },
	{ "cross platform", "crossplatform" }, { "data set", "dataset" },
	{ "dead letter", "deadletter" }, { "deep link", "deeplink" },
	{ "domain driven", "ddd" }, { "e2e", "endtoend" },
	{ "end to end", "endtoend" }, { "error budget", "errorbudget" },
	{ "etl elt", "etl" }, { "event driven", "eventdriven" },
	{ "fault tolerance", "resilience" },
	{ "fault tolerant", "resilience" }, { "fine tune", "finetune" },
	{ "fine tuning", "finetune" }, { "front end", "frontend" },
	{ "go to market", "gtm" }, { "high availability", "highavailability" },
	{ "i18n", "internationalization" },
	{ "infrastructure as code", "iac" }, { "k8s", "kubernetes" },
	{ "large language model", "llm" },
	{ "least privilege", "leastprivilege" }, { "machine learning", "ml" },
	{ "micro frontend", "microfrontend" },
	{ "micro services", "microservices" }, { "multi factor", "mfa" },
	{ "n+1", "nplusone" }, { "natural language processing", "nlp" },
	{ "next.js", "nextjs" }, { "node.js", "nodejs" },
	{ "object oriented", "oop" }, { "off line", "offline" },
	{ "offline first", "offline" }, { "on call", "oncall" },
	{ "open source", "opensource" }, { "post incident", "postmortem" },
	{ "post mortem", "postmortem" }, { "pub sub", "pubsub" },
	{ "quality assurance", "qa" }, { "read replica", "readreplica" },
	{ "real time", "realtime" }, { "role based access", "rbac" },
	{ "root cause", "rootcause" }, { "test driven", "tdd" },
	{ "test driven development", "tdd" }, { "two factor", "mfa" },
	{ "ui ux", "ux" }, { "user centered", "usercentered" },
	{ "user centric", "usercentered" }, { "user experience", "ux" },
	{ "ux ui", "ux" }, { "vue.js", "vuejs" },
	{ "web vitals", "webvitals" }, { "zero trust", "zerotrust" },
};

const char *
phrase_look_up(const struct phrase *table, size_t count, struct str word)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(word, str_of(table[middle].text));

		if (order == 0)
			return table[middle].word;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *
table_alias(struct str word)
{
	return phrase_look_up(aliases, COUNT(aliases), word);
}

const char *
table_name(struct str word)
{
	return phrase_look_up(names, COUNT(names), word);
}

static bool
is_joint(char c)
{
	return c == ' ' || c == '-' || c == '/' || c == '_';
}

static bool
begins_with(struct str text, const char *phrase)
{
	size_t i;

	for (i = 0; phrase[i]; i++) {
		if (i == text.len)
			return false;
		if (phrase[i] == ' ' ? !is_joint(text.ptr[i])
				     : ascii_lower(text.ptr[i]) != phrase[i])
			return false;
	}
	return true;
}

/* First phrase whose first byte is not less. */
static size_t
first_phrase(char byte)
{
	size_t low = 0, high = COUNT(phrases);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (phrases[middle].text[0] < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct phrase *
table_phrase(struct str text)
{
	const struct phrase *best = NULL;
	char first = text.len > 0 ? ascii_lower(text.ptr[0]) : 0;
	size_t i;

	for (i = first_phrase(first);
	     i < COUNT(phrases) && phrases[i].text[0] == first; i++)
		if (begins_with(text, phrases[i].text) &&
		    (!best || strlen(phrases[i].text) > strlen(best->text)))
			best = &phrases[i];
	return best;
}

bool
phrases_are_sorted(const struct phrase *table, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (strcmp(table[i - 1].text, table[i].text) >= 0)
			return false;
	return true;
}

bool
lexicon_is_sorted(void)
{
	return phrases_are_sorted(aliases, COUNT(aliases)) &&
	       phrases_are_sorted(names, COUNT(names)) &&
	       fields_are_sorted() &&
	       phrases_are_sorted(phrases, COUNT(phrases));
}

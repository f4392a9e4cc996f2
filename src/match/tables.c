#include "match/tables.h"

#include <string.h>

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

/* Terms that speak of one field; written by hand, too. */
static const struct phrase fields[] = {
	{ "abtest", "~statistics" }, { "accept", "~requirement" },
	{ "access", "~access" }, { "accessib", "~accessible" },
	{ "acid", "~datastore" }, { "acquisit", "~marketing" },
	{ "ad", "~marketing" }, { "advertis", "~marketing" },
	{ "aesthet", "~ux" }, { "agil", "~agile" }, { "ai", "~ml" },
	{ "airflow", "~dataeng" }, { "alert", "~observing" },
	{ "align", "~collaboration" }, { "analyt", "~analytics" },
	{ "angular", "~frontend" }, { "anim", "~ux" }, { "api", "~api" },
	{ "app", "~mobile" }, { "architect", "~architecture" },
	{ "architectur", "~architecture" }, { "articl", "~writing" },
	{ "artifact", "~deploying" }, { "assert", "~testing" },
	{ "assess", "~risk" }, { "async", "~concurrency" },
	{ "attack", "~threat" }, { "audienc", "~marketing" },
	{ "audit", "~compliance" }, { "auth", "~access" },
	{ "autom", "~automation" }, { "avail", "~resilience" },
	{ "aw", "~infrastructure" }, { "await", "~concurrency" },
	{ "azur", "~infrastructure" }, { "background", "~messaging" },
	{ "backlink", "~search" }, { "backlog", "~product" },
	{ "backup", "~resilience" }, { "balanc", "~scaling" },
	{ "batch", "~dataeng" }, { "bcrypt", "~crypto" },
	{ "belief", "~principle" }, { "benchmark", "~performance" },
	{ "bi", "~analytics" }, { "bill", "~finance" },
	{ "blockchain", "~chain" }, { "blog", "~writing" },
	{ "bluegreen", "~deploying" }, { "bottleneck", "~performance" },
	{ "bound", "~services" }, { "branch", "~versioning" },
	{ "brand", "~marketing" }, { "breaker", "~resilience" },
	{ "broker", "~messaging" }, { "browser", "~frontend" },
	{ "bug", "~debugging" }, { "build", "~deploying" },
	{ "bulkhead", "~resilience" }, { "bundl", "~frontend" },
	{ "cach", "~caching" }, { "campaign", "~marketing" },
	{ "canari", "~deploying" }, { "capac", "~scaling" },
	{ "causal", "~statistics" }, { "cdn", "~caching" },
	{ "ceremoni", "~agile" }, { "certif", "~crypto" },
	{ "chainofthought", "~prompting" }, { "changelog", "~documenting" },
	{ "channel", "~marketing" }, { "chao", "~resilience" },
	{ "chart", "~analytics" }, { "check", "~validation" },
	{ "checklist", "~validation" }, { "churn", "~support" },
	{ "cicd", "~deploying" }, { "cipher", "~crypto" },
	{ "circuit", "~resilience" }, { "clariti", "~writing" },
	{ "classifi", "~ml" }, { "claus", "~legal" }, { "clean", "~quality" },
	{ "cleanup", "~refactoring" }, { "cloud", "~infrastructure" },
	{ "cluster", "~infrastructure" }, { "coach", "~people" },
	{ "codereview", "~reviewing" }, { "cohort", "~analytics" },
	{ "collabor", "~collaboration" }, { "color", "~ux" },
	{ "colour", "~ux" }, { "comment", "~reviewing" },
	{ "commit", "~versioning" }, { "commun", "~communicating" },
	{ "complet", "~prompting" }, { "complex", "~quality" },
	{ "compli", "~compliance" }, { "compon", "~frontend" },
	{ "concurr", "~concurrency" }, { "config", "~config" },
	{ "configur", "~config" }, { "consent", "~compliance" },
	{ "consum", "~messaging" }, { "contain", "~infrastructure" },
	{ "content", "~writing" }, { "conting", "~risk" },
	{ "contract", "~legal" }, { "contrast", "~accessible" },
	{ "control", "~api" }, { "convent", "~quality" },
	{ "convers", "~marketing" }, { "cooki", "~access" },
	{ "coordin", "~collaboration" }, { "copi", "~writing" },
	{ "correl", "~statistics" }, { "cost", "~finance" },
	{ "coupl", "~architecture" }, { "cours", "~education" },
	{ "coverag", "~testing" }, { "cpu", "~performance" },
	{ "cqr", "~services" }, { "crash", "~debugging" },
	{ "credenti", "~access" }, { "criteria", "~requirement" },
	{ "critiqu", "~reviewing" }, { "crm", "~sales" },
	{ "csrf", "~threat" }, { "cultur", "~people" },
	{ "curriculum", "~education" }, { "custom", "~support" },
	{ "cypress", "~testing" }, { "dashboard", "~observing" },
	{ "databas", "~datastore" }, { "dbt", "~dataeng" },
	{ "ddd", "~services" }, { "deadlett", "~messaging" },
	{ "deadlock", "~concurrency" }, { "deal", "~sales" },
	{ "debt", "~refactoring" }, { "debug", "~debugging" },
	{ "decis", "~principle" }, { "decomposit", "~services" },
	{ "decoupl", "~services" }, { "defi", "~chain" },
	{ "degrad", "~resilience" }, { "depend", "~dependencies" },
	{ "deploy", "~deploying" }, { "devic", "~mobile" },
	{ "diagnos", "~debugging" }, { "diagnosi", "~debugging" },
	{ "diagram", "~documenting" }, { "disast", "~resilience" },
	{ "discoveri", "~services" }, { "distribut", "~services" },
	{ "dn", "~infrastructure" }, { "docstr", "~documenting" },
	{ "document", "~documenting" }, { "dom", "~frontend" },
	{ "drift", "~ml" }, { "dry", "~quality" },
	{ "dynamodb", "~datastore" }, { "edit", "~writing" },
	{ "editori", "~writing" }, { "effici", "~performance" },
	{ "elast", "~scaling" }, { "elt", "~dataeng" },
	{ "email", "~marketing" }, { "embed", "~ml" },
	{ "encrypt", "~crypto" }, { "endtoend", "~testing" },
	{ "engag", "~marketing" }, { "env", "~config" },
	{ "environ", "~config" }, { "epic", "~product" },
	{ "error", "~debugging" }, { "escal", "~incident" },
	{ "estim", "~planning" }, { "ethereum", "~chain" },
	{ "ethnograph", "~research" }, { "etl", "~dataeng" },
	{ "event", "~messaging" }, { "experi", "~statistics" },
	{ "experiment", "~statistics" }, { "explain", "~communicating" },
	{ "failov", "~resilience" }, { "failur", "~resilience" },
	{ "fallback", "~resilience" }, { "fast", "~performance" },
	{ "fault", "~resilience" }, { "featur", "~product" },
	{ "feedback", "~reviewing" }, { "fewshot", "~prompting" },
	{ "figma", "~ux" }, { "financi", "~finance" }, { "finetun", "~ml" },
	{ "fixtur", "~testing" }, { "flaki", "~testing" },
	{ "flutter", "~mobile" }, { "forecast", "~finance" },
	{ "format", "~quality" }, { "framework", "~principle" },
	{ "frontend", "~frontend" }, { "funnel", "~marketing" },
	{ "game", "~gaming" }, { "gameplai", "~gaming" },
	{ "gcp", "~infrastructure" }, { "gener", "~typing" },
	{ "git", "~versioning" }, { "gitop", "~deploying" },
	{ "govern", "~compliance" }, { "grafana", "~observing" },
	{ "grammar", "~writing" }, { "growth", "~scaling" },
	{ "guid", "~documenting" }, { "handoff", "~collaboration" },
	{ "harden", "~threat" }, { "hash", "~crypto" }, { "hateoa", "~api" },
	{ "headlin", "~writing" }, { "helm", "~infrastructure" },
	{ "helpdesk", "~support" }, { "hexagon", "~architecture" },
	{ "highavail", "~resilience" }, { "hire", "~people" },
	{ "horizont", "~scaling" }, { "html", "~frontend" },
	{ "http", "~api" }, { "hyperparamet", "~ml" },
	{ "hypothesi", "~statistics" }, { "iac", "~infrastructure" },
	{ "iam", "~access" }, { "icon", "~ux" }, { "idempot", "~resilience" },
	{ "idx", "~datastore" }, { "incid", "~incident" },
	{ "inclus", "~accessible" }, { "infer", "~ml" },
	{ "influenc", "~marketing" }, { "infrastructur", "~infrastructure" },
	{ "ingest", "~dataeng" }, { "inject", "~threat" },
	{ "insight", "~analytics" }, { "instruct", "~prompting" },
	{ "interfac", "~typing" }, { "internation", "~localizing" },
	{ "interview", "~research" }, { "invalid", "~caching" },
	{ "invoic", "~finance" }, { "isol", "~debugging" },
	{ "iter", "~agile" }, { "jenkin", "~deploying" },
	{ "jest", "~testing" }, { "job", "~messaging" },
	{ "join", "~datastore" }, { "jsx", "~frontend" },
	{ "junior", "~people" }, { "kanban", "~agile" },
	{ "keyboard", "~accessible" }, { "keyword", "~search" },
	{ "kotlin", "~mobile" }, { "lake", "~dataeng" },
	{ "lakehous", "~dataeng" }, { "law", "~legal" },
	{ "layer", "~architecture" }, { "layout", "~ux" },
	{ "lead", "~sales" }, { "leadership", "~people" },
	{ "learn", "~education" }, { "learner", "~education" },
	{ "legaci", "~refactoring" }, { "legal", "~legal" },
	{ "legibl", "~quality" }, { "liabil", "~legal" },
	{ "licens", "~legal" }, { "limit", "~limits" },
	{ "lineag", "~dataeng" }, { "lint", "~quality" }, { "llm", "~ml" },
	{ "loadbalanc", "~scaling" }, { "local", "~localizing" },
	{ "lock", "~concurrency" }, { "log", "~observing" },
	{ "maintain", "~quality" }, { "malwar", "~threat" },
	{ "manual", "~documenting" }, { "market", "~product" },
	{ "measur", "~analytics" }, { "meet", "~communicating" },
	{ "memoiz", "~caching" }, { "mentor", "~people" },
	{ "merg", "~versioning" }, { "mesh", "~services" },
	{ "messag", "~messaging" }, { "metric", "~analytics" },
	{ "microservic", "~services" }, { "mileston", "~planning" },
	{ "mindset", "~principle" }, { "mitig", "~risk" }, { "ml", "~ml" },
	{ "mlop", "~ml" }, { "mobil", "~mobile" }, { "mock", "~testing" },
	{ "mockup", "~ux" }, { "model", "~ml" }, { "modern", "~refactoring" },
	{ "modul", "~dependencies" }, { "modular", "~architecture" },
	{ "mongodb", "~datastore" }, { "monolith", "~services" },
	{ "mutex", "~concurrency" }, { "mvp", "~product" },
	{ "name", "~quality" }, { "narr", "~writing" }, { "nativ", "~mobile" },
	{ "need", "~requirement" }, { "network", "~infrastructure" },
	{ "neural", "~ml" }, { "nextj", "~frontend" }, { "nit", "~reviewing" },
	{ "nlp", "~ml" }, { "node", "~infrastructure" },
	{ "normal", "~datastore" }, { "nosql", "~datastore" },
	{ "npm", "~dependencies" }, { "observab", "~observing" },
	{ "offlin", "~mobile" }, { "okr", "~product" },
	{ "onboard", "~people" }, { "oncal", "~incident" },
	{ "openapi", "~api" }, { "optim", "~performance" },
	{ "organ", "~search" }, { "orm", "~datastore" },
	{ "outdat", "~dependencies" }, { "outreach", "~sales" },
	{ "owasp", "~threat" }, { "packag", "~dependencies" },
	{ "pagin", "~api" }, { "palett", "~ux" },
	{ "parallel", "~concurrency" }, { "particip", "~research" },
	{ "partit", "~datastore" }, { "partner", "~collaboration" },
	{ "password", "~access" }, { "patch", "~dependencies" },
	{ "pci", "~compliance" }, { "pedagogi", "~education" },
	{ "penetr", "~threat" }, { "perform", "~performance" },
	{ "permiss", "~access" }, { "persona", "~marketing" },
	{ "phish", "~threat" }, { "pipelin", "~dataeng" },
	{ "plan", "~planning" }, { "player", "~gaming" },
	{ "playwright", "~testing" }, { "polici", "~compliance" },
	{ "postmortem", "~incident" }, { "pr", "~reviewing" },
	{ "predict", "~ml" }, { "present", "~communicating" },
	{ "price", "~finance" }, { "principl", "~principle" },
	{ "prioriti", "~product" }, { "privaci", "~compliance" },
	{ "produc", "~messaging" }, { "product", "~product" },
	{ "profil", "~performance" }, { "prometheu", "~observing" },
	{ "promot", "~marketing" }, { "prompt", "~prompting" },
	{ "prose", "~writing" }, { "prospect", "~sales" },
	{ "prototyp", "~ux" }, { "provis", "~infrastructure" },
	{ "pubsub", "~messaging" }, { "pullrequest", "~reviewing" },
	{ "pytest", "~testing" }, { "pytorch", "~ml" },
	{ "qualiti", "~quality" }, { "queri", "~datastore" },
	{ "quiz", "~education" }, { "quota", "~sales" },
	{ "race", "~concurrency" }, { "rag", "~ml" }, { "rank", "~search" },
	{ "ratelimit", "~limits" }, { "react", "~frontend" },
	{ "readabl", "~quality" }, { "readm", "~documenting" },
	{ "rebas", "~versioning" }, { "recoveri", "~resilience" },
	{ "redund", "~resilience" }, { "refactor", "~refactoring" },
	{ "regress", "~testing" }, { "render", "~frontend" },
	{ "replic", "~datastore" }, { "replica", "~datastore" },
	{ "report", "~analytics" }, { "reproduc", "~debugging" },
	{ "request", "~api" }, { "requir", "~requirement" },
	{ "research", "~research" }, { "resili", "~resilience" },
	{ "respond", "~research" }, { "restructur", "~refactoring" },
	{ "retent", "~compliance" }, { "retri", "~resilience" },
	{ "retrospect", "~agile" }, { "revenu", "~finance" },
	{ "review", "~reviewing" }, { "risk", "~risk" },
	{ "roadmap", "~product" }, { "roi", "~finance" },
	{ "rollback", "~deploying" }, { "rootcaus", "~incident" },
	{ "rout", "~api" }, { "runbook", "~incident" },
	{ "saga", "~services" }, { "sale", "~sales" },
	{ "sampl", "~statistics" }, { "sanit", "~threat" },
	{ "satisfact", "~support" }, { "scale", "~scaling" },
	{ "schedul", "~planning" }, { "schema", "~datastore" },
	{ "scope", "~requirement" }, { "screenread", "~accessible" },
	{ "script", "~automation" }, { "scrum", "~agile" },
	{ "secret", "~crypto" }, { "seo", "~search" }, { "serp", "~search" },
	{ "server", "~infrastructure" }, { "session", "~access" },
	{ "set", "~config" }, { "shard", "~datastore" },
	{ "ship", "~deploying" }, { "signific", "~statistics" },
	{ "signin", "~access" }, { "signup", "~access" },
	{ "simplif", "~refactoring" }, { "simplifi", "~refactoring" },
	{ "sli", "~observing" }, { "slo", "~observing" },
	{ "slow", "~performance" }, { "smart", "~chain" },
	{ "smell", "~quality" }, { "soc2", "~compliance" },
	{ "social", "~marketing" }, { "solid", "~quality" },
	{ "space", "~ux" }, { "span", "~observing" }, { "spark", "~dataeng" },
	{ "spec", "~requirement" }, { "specif", "~requirement" },
	{ "speed", "~performance" }, { "spend", "~finance" },
	{ "sprint", "~agile" }, { "sql", "~datastore" }, { "ssl", "~crypto" },
	{ "stacktrac", "~debugging" }, { "stakehold", "~collaboration" },
	{ "standup", "~agile" }, { "statist", "~statistics" },
	{ "storag", "~datastore" }, { "stori", "~writing" },
	{ "storytel", "~writing" }, { "stream", "~messaging" },
	{ "stub", "~testing" }, { "student", "~education" },
	{ "styl", "~frontend" }, { "success", "~support" },
	{ "support", "~support" }, { "survei", "~research" },
	{ "svelt", "~frontend" }, { "swagger", "~api" },
	{ "swift", "~mobile" }, { "symptom", "~debugging" },
	{ "tabl", "~datastore" }, { "tableau", "~analytics" },
	{ "tailwind", "~frontend" }, { "tdd", "~testing" },
	{ "teach", "~people" }, { "team", "~people" },
	{ "tenet", "~principle" }, { "tensorflow", "~ml" },
	{ "test", "~testing" }, { "thread", "~concurrency" },
	{ "threat", "~threat" }, { "throttl", "~limits" },
	{ "ticket", "~support" }, { "timelin", "~planning" },
	{ "timeout", "~resilience" }, { "tl", "~crypto" },
	{ "toil", "~automation" }, { "token", "~access" },
	{ "trace", "~observing" }, { "tradeoff", "~principle" },
	{ "train", "~ml" }, { "transact", "~datastore" },
	{ "translat", "~localizing" }, { "triag", "~incident" },
	{ "troubleshoot", "~debugging" }, { "ttl", "~caching" },
	{ "tutori", "~documenting" }, { "type", "~typing" },
	{ "typescript", "~typing" }, { "typographi", "~ux" },
	{ "unit", "~testing" }, { "uniti", "~gaming" },
	{ "unreal", "~gaming" }, { "updat", "~dependencies" },
	{ "upgrad", "~dependencies" }, { "ux", "~ux" },
	{ "valid", "~validation" }, { "valu", "~principle" },
	{ "variabl", "~config" }, { "vault", "~crypto" },
	{ "veloc", "~agile" }, { "verif", "~validation" },
	{ "verifi", "~validation" }, { "version", "~api" },
	{ "vertic", "~scaling" }, { "vision", "~product" },
	{ "visual", "~ux" }, { "vitest", "~testing" },
	{ "vm", "~infrastructure" }, { "voic", "~communicating" },
	{ "vue", "~frontend" }, { "vulner", "~threat" },
	{ "warehous", "~dataeng" }, { "web3", "~chain" },
	{ "webhook", "~messaging" }, { "wiki", "~documenting" },
	{ "wirefram", "~ux" }, { "worker", "~messaging" },
	{ "write", "~writing" }, { "writer", "~writing" },
	{ "writeup", "~documenting" }, { "xss", "~threat" },
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

static const char *const stop_words[] = {
	"a", "across", "all", "also", "among", "an", "and", "any",
	"appropriate", "are", "as", "at", "based", "be", "been", "being",
	"between", "both", "by", "can", "comprehensive", "could", "did", "do",
	"does", "doing", "done", "e", "each", "effective", "effectively",
	"eg", "ensure", "ensures", "ensuring", "etc", "for", "from", "g",
	"get", "gets", "good", "had", "has", "have", "help", "helps", "how",
	"i", "ie", "if", "implement", "implementation", "implemented",
	"implementing", "implements", "in", "include", "includes",
	"including", "into", "is", "it", "its", "let", "lets", "like", "make",
	"makes", "may", "me", "might", "more", "most", "must", "my", "new",
	"no", "nor", "not", "of", "off", "on", "once", "only", "onto", "or",
	"other", "our", "out", "over", "own", "per", "proper", "properly",
	"provide", "provides", "providing", "robust", "same", "shall", "she",
	"should", "so", "some", "such", "than", "that", "the", "their",
	"them", "then", "there", "these", "they", "this", "those", "through",
	"to", "too", "under", "until", "up", "upon", "us", "use", "used",
	"uses", "using", "very", "via", "was", "way", "ways", "we", "well",
	"were", "what", "when", "where", "which", "while", "who", "whom",
	"why", "will", "with", "within", "without", "would", "you", "your",
	"yours",
};

/* Terms; they count less in a title. */
static const char *const generic_title[] = {
	"advanc", "analysi", "approach", "area", "best", "capabl",
	"checklist", "comprehens", "concept", "consider", "core", "critic",
	"deep", "design", "develop", "dive", "engin", "essenti", "exampl",
	"excel", "expert", "expertis", "focu", "follow", "framework",
	"fundament", "gener", "guidelin", "i", "implement", "integr", "kei",
	"knowledg", "main", "manag", "masteri", "method", "methodolog",
	"modern", "must", "my", "optim", "our", "overview", "pattern",
	"phase", "practic", "prevent", "primari", "principl", "process",
	"profession", "review", "servic", "skill", "solut", "specif", "stack",
	"standard", "step", "strategi", "system", "technic", "techniqu",
	"technolog", "templat", "tool", "workflow", "your",
};

/* Terms; they count less in an item. */
static const char *const generic_item[] = {
	"analysi", "analyz", "appli", "approach", "best", "build", "choos",
	"conduct", "configur", "creat", "creation", "deep", "defin", "design",
	"develop", "establish", "expert", "focu", "follow", "framework",
	"handl", "identifi", "knowledg", "maintain", "manag", "masteri",
	"method", "pattern", "perform", "plan", "practic", "procedur",
	"process", "review", "set", "setup", "strategi", "support", "system",
	"techniqu", "track", "understand", "up", "work", "write",
};

static const struct function_words functions[] = {
	{ FUNCTION_EXAMPLES,
	  " code conversation deleg implement interact learn lesson"
	  " profession project quick real sampl start task usag user"
	  " walkthrough war world ",
	  " exampl scenario stori walkthrough " },
	{ FUNCTION_IDENTITY,
	  " background bio descript develop engin expert expertis"
	  " experi ident introduct memori mission overview persona"
	  " profil role summari ",
	  " about background bio descript ident introduct mission persona"
	  " profil " },
	{ FUNCTION_COMMUNICATION,
	  " commun feedback format interact persona principl"
	  " respond respons standard styl tone voic workflow ",
	  " commun tone voic " },
	{ FUNCTION_OUTPUT,
	  " comment deliver exampl expect feedback format report"
	  " requir respons review section standard structur technic"
	  " templat ",
	  " deliver format " },
	{ FUNCTION_COLLABORATION,
	  " agent collabor coordin cross deleg function handoff"
	  " integr other partner point relat stakehold team work ",
	  " agent handoff collabor deleg " },
	{ FUNCTION_CONSTRAINTS,
	  " anti assumpt avoid bad boundari constraint failur flag"
	  " limit mistak mode must never out pattern pitfal practic"
	  " prevent principl prohibit red restrict safeguard safeti"
	  " scope smell ",
	  " anti avoid boundari constraint flag limit mistak never"
	  " pitfal prohibit restrict safeguard " },
	{ FUNCTION_PRINCIPLES,
	  " behavior belief code decis design develop engin follow"
	  " framework heurist make mindset must practic principl"
	  " tenet think trait valu work ",
	  " belief decis mindset principl tenet trait valu " },
	{ FUNCTION_WORKFLOW,
	  " action develop engag execut flow invok lifecycl oper"
	  " pattern phase plan procedur respons stand step strategi"
	  " structur templat work workflow ",
	  " action execut flow instruct invok step workflow " },
	{ FUNCTION_USE,
	  " activ agent cue skill trigger usag when ",
	  " activ trigger us " },
	{ FUNCTION_METRICS,
	  " accept criteria indic kpi measur metric perform success"
	  " target track ",
	  " criteria kpi metric success " },
	{ FUNCTION_STANDARDS,
	  " assur checklist code complet deliver excel final gate"
	  " oper output qualiti self standard test valid verif"
	  " verifi ",
	  " checklist excel gate standard verif " },
	{ FUNCTION_STACK,
	  " framework infrastructur languag platform prefer tool ",
	  " stack " },
	{ FUNCTION_TOOLS,
	  " avail command framework integr platform requir tool usag ",
	  " mcp todowrit tool " },
	{ FUNCTION_LEARNING,
	  " adapt continu improv learn memori updat ",
	  " learn memori " },
	{ FUNCTION_EXPERTISE,
	  " area base capabl compet domain expertis focu knowledg"
	  " profici skill special specialti strength summari"
	  " technic ",
	  " capabl compet expertis knowledg profici skill special"
	  " specialti strength " },
	{ FUNCTION_NONE, "", "" }
};

/* Terms that no title gets a function from, or loses it by. */
static const char *const neutral[] = {
	"addit", "basic", "core", "critic", "essenti", "fundament", "gener",
	"guid", "import", "kei", "main", "overal", "primari", "profession",
	"your",
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool
holds(const char *const *table, size_t count, struct str word)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(word, str_of(table[middle]));

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static const char *
look_up(const struct phrase *table, size_t count, struct str word)
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
	return look_up(aliases, COUNT(aliases), word);
}

const char *
table_name(struct str word)
{
	return look_up(names, COUNT(names), word);
}

const char *
table_field(struct str term)
{
	return look_up(fields, COUNT(fields), term);
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
table_is_stop(struct str word)
{
	return holds(stop_words, COUNT(stop_words), word);
}

bool
table_is_generic_title(struct str term)
{
	return holds(generic_title, COUNT(generic_title), term);
}

bool
table_is_generic_item(struct str term)
{
	return holds(generic_item, COUNT(generic_item), term);
}

bool
table_is_neutral(struct str term)
{
	return holds(neutral, COUNT(neutral), term);
}

const struct function_words *
table_functions(void)
{
	return functions;
}

static bool
phrases_are_sorted(const struct phrase *table, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (strcmp(table[i - 1].text, table[i].text) >= 0)
			return false;
	return true;
}

static bool
words_are_sorted(const char *const *table, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (strcmp(table[i - 1], table[i]) >= 0)
			return false;
	return true;
}

bool
tables_are_sorted(void)
{
	return phrases_are_sorted(aliases, COUNT(aliases)) &&
	       phrases_are_sorted(names, COUNT(names)) &&
	       phrases_are_sorted(fields, COUNT(fields)) &&
	       phrases_are_sorted(phrases, COUNT(phrases)) &&
	       words_are_sorted(stop_words, COUNT(stop_words)) &&
	       words_are_sorted(generic_title, COUNT(generic_title)) &&
	       words_are_sorted(generic_item, COUNT(generic_item)) &&
	       words_are_sorted(neutral, COUNT(neutral));
}

"""What one rule finds, asked directly: a limit is tested on both its sides."""

from site_builder.model.site import Site
from site_builder.rules.judgement import given_to
from site_builder.rules.registry import all_rules


def findings(number: str, site: Site) -> list[str]:
    """Give the messages of the rule `number` on a site."""
    [rule] = [rule for rule in all_rules() if rule.number == number]
    if rule.gathers:
        gathered = {d.record.path: facts for d in site.documents if (facts := rule.gathers(d))}
        found = rule.check(site, gathered)
    else:
        found = rule.check(site, given_to(rule, site, {})[0]) if rule.given else rule.check(site)
    return [message for _, message in found]

// Package branches has the rules about data: variables and who writes and reads them, conditions and
// the branches that they choose, decision tables, data objects and the dictionary.
package branches

import "sandtable/engine/finding"

// Rules in the order of their findings.
var Rules = []*finding.Rule{
	&declarationRule,
	&conditionRule,
	&undefinedRule,
	&undeclaredRule,
	&wrongValueRule,
	&neverWrittenRule,
	&readEarlyRule,
	&mayBeUnsetRule,
	&neverReadRule,
	&unreachableBranchRule,
	&alwaysTrueRule,
	&gapRule,
	&overlapRule,
	&tableCellRule,
	&tableVariableRule,
	&tableGapRule,
	&tableRowRule,
	&tableOverlapRule,
	&tableOutputRule,
	&tableUnplayedRule,
	&objectNeverWrittenRule,
	&objectNeverReadRule,
	&unknownTermRule,
	&circularTermRule,
	&noOwnerRule,
}

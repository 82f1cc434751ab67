// Package duties has the rules about who does what: RACI and its like. They speak of what a duty means, whatever letter
// a company has for it; the letter and its name are in the sentences.
//
// As long as nobody in a process has a duty beyond doing the work, rules about single activities are silent: a drawing
// with lanes alone is not full of gaps.
package duties

import "sandtable/engine/finding"

// Rules in the order of their findings: single activities, roles, what activities demand of each other, the whole.
var Rules = []*finding.Rule{
	&noneRule,
	&noRowRule,
	&noAccountableRule,
	&severalAccountableRule,
	&noResponsibleRule,
	&controlSameRoleRule,
	&laneDiffersRule,
	&engineDiffersRule,
	&excludesRule,
	&fourEyesRule,
	&separationRule,
	&contradictionRule,
	&goneRule,
	&manyResponsibleRule,
	&manyConsultedRule,
	&ownerlessRule,
	&signingRule,
	&rollUpRule,
	&outsiderRule,
	&strangerRule,
	&decisionRule,
	&rankRule,
	&unknownRoleRule,
	&unknownCodeRule,
	&requiresRule,
	&countRule,
	&personRule,
	&similarRolesRule,
	&unusedRoleRule,
	&seniorLoopRule,
	&answersMuchRule,
	&lopsidedRule,
	&everywhereRule,
	&sameRoleRule,
	&idleRoleRule,
	&manyInformedRule,
	&humanAutomationRule,
	&noApprovalRule,
	&noChannelRule,
	&singlePointRule,
	&silentRule,
	&handOffsRule,
	&sameNameRule,
}

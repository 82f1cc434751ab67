// Package structure has the rules about how a process is drawn: its flow, its messages, its names, its size.
package structure

import "sandtable/engine/finding"

// Rules in the order of their findings.
var Rules = []*finding.Rule{
	&readerRule,
	&notPlayedRule,
	// Beginnings, ends and what lies between.
	&disconnectedRule,
	&unreachableRule,
	&noStartRule,
	&noEndRule,
	&deadEndRule,
	&severalStartsRule,
	&boundaryRule,
	&wrongWayRule,
	&linkRule,
	&adHocRule,
	// Splits, joins and conditions.
	&implicitSplitRule,
	&fakeJoinRule,
	&joinAndSplitRule,
	&superfluousGatewayRule,
	&eventGatewayRule,
	&conditionIgnoredRule,
	&missingConditionRule,
	&missingDefaultRule,
	&duplicateFlowRule,
	&complexGatewayRule,
	// Single elements.
	&bareLoopRule,
	&multipleEventRule,
	&untimedRule,
	&superfluousTerminateRule,
	&emptySubProcessRule,
	&outsideLanesRule,
	&overlapRule,
	// Messages.
	&messageWithinPoolRule,
	&messageEndRule,
	&messagePartnerRule,
	// Names.
	&unnamedActivityRule,
	&unnamedDecisionRule,
	&unnamedWayRule,
	&unnamedEventRule,
	&unnamedLaneRule,
	&nounNameRule,
	&twoInOneRule,
	&gatewayNamedAsTaskRule,
	&eventNamedAsTaskRule,
	&sameNameRule,
	&longNameRule,
	&carelessNameRule,
	&decisionQuestionRule,
	// Size.
	&tooLargeRule,
	&tooDeepRule,
	&tooManyWaysRule,
	&tooManyLanesRule,
}

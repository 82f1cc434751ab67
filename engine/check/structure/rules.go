// Package structure has the rules about how a process is drawn.
package structure

import "sandtable/engine/finding"

// Rules in the order of their findings.
var Rules = []*finding.Rule{
	&readerRule,
	&notPlayedRule,
	&unreachableRule,
	&noEndRule,
	&bareLoopRule,
}

package soundness_test

// differently says where a property comes out otherwise than the other analyzer has it, and why.
var differently = map[string]string{
	"integration/livelock.bpmn option-to-complete": "tokens double in its loop: what comes after two have met is not looked at",
	"integration/livelock.bpmn proper-completion":  "tokens double in its loop, so an end event is reached twice; the other stops at 50 tokens before",
}

package picture

import "sandtable/engine/model"

// Symbols are paths round the origin: of tasks in a square of 22, of events in a circle of 18, of gateways in a square of 30.

// Markers at the foot of an activity and in gateways.
const (
	closed        = "M-7 -7H7V7H-7ZM-4 0H4M0 -4V4"
	again         = "M3.5 4.9A6 6 0 1 0 -3.5 4.9M-3.5 4.9V1M-3.5 4.9H-7.4"
	severalAtOnce = "M-4 -5V5M0 -5V5M4 -5V5"
	severalInTurn = "M-5 -4H5M-5 0H5M-5 4H5"
	compensation  = "M0 -5L-6 0L0 5ZM6 -5L0 0L6 5Z"
	adHoc         = "M-7 2C-5 -4 -2 -3 0 0S5 4 7 -2"
	cross         = "M-7 -8L7 8M7 -8L-7 8"
	plus          = "M-10 0H10M0 -10V10"
	star          = "M-11 0H11M0 -11V11M-7.5 -7.5L7.5 7.5M7.5 -7.5L-7.5 7.5"
	pentagon      = "M0 -9.5L9 -3L5.6 7.7H-5.6L-9 -3Z"
	plusOutline   = "M-3 -9.5H3V-3H9.5V3H3V9.5H-3V3H-9.5V-3H-3Z"
	envelopeBack  = "M-10.5 -7.5H10.5V7.5H-10.5Z"
)

// taskSymbols stand in the upper left corner of a task.
var taskSymbols = map[model.Kind]string{
	model.UserTask:         "M0 -9A4.4 4.4 0 1 1 -0.1 -9ZM-9 10V6C-9 2 -6 0.4 -3.4 0.2L0 3L3.4 0.2C6 0.4 9 2 9 6V10Z",
	model.ManualTask:       "M-10 1C-8 -5 -4 -7 -1 -8L1 -6L-3 -3H9V0H2H10V3H2H9V6H2H7V9H-4C-8 9 -10 5 -10 1Z",
	model.ServiceTask:      "M0 -4A4 4 0 1 1 -0.1 -4ZM-1.8 -10H1.8L2.4 -7L5 -5.8L7.6 -7.4L10 -4.6L8 -2V1.8L10 4.4L7.6 7.2L5 5.8L2.4 7L1.8 10H-1.8L-2.4 7L-5 5.8L-7.6 7.4L-10 4.6L-8 2V-1.8L-10 -4.4L-7.6 -7.2L-5 -5.8L-2.4 -7Z",
	model.ScriptTask:       "M-5 -10H9C4 -5 9 -1 5 4C3 7 4 9 6 10H-8C-5 9 -6 6 -4 3C-1 -2 -7 -6 -5 -10ZM-3 -6H4M-2 -2H5M-3 2H3M-5 6H1",
	model.BusinessRuleTask: "M-10 -8H10V8H-10ZM-10 -3H10M-10 2.5H10M-4 -3V8",
	model.SendTask:         "M-10 -7H10V7H-10ZM-10 -7L0 1L10 -7",
	model.ReceiveTask:      "M-10 -7H10V7H-10ZM-10 -7L0 1L10 -7",
}

// eventSymbols stand in the circle of an event.
var eventSymbols = map[model.EventKind]string{
	model.MessageEvent:      "M-9 -6.5H9V6.5H-9ZM-9 -6.5L0 1L9 -6.5",
	model.TimerEvent:        "M0 -10A10 10 0 1 1 -0.1 -10ZM0 -10V-7.5M10 0H7.5M0 10V7.5M-10 0H-7.5M0 0L3 -6M0 0L5 1.5",
	model.ConditionalEvent:  "M-7 -9H7V9H-7ZM-4.5 -5.5H4.5M-4.5 -1.8H4.5M-4.5 1.8H4.5M-4.5 5.5H4.5",
	model.SignalEvent:       "M0 -9.5L9 6.5H-9Z",
	model.ErrorEvent:        "M-8.5 8L-3.5 -8L2.5 2L8.5 -9L4 8L-2 -1.5Z",
	model.EscalationEvent:   "M0 -10L7.5 8.5L0 1.5L-7.5 8.5Z",
	model.CancelEvent:       "M-9 -6L-6 -9L0 -3L6 -9L9 -6L3 0L9 6L6 9L0 3L-6 9L-9 6L-3 0Z",
	model.CompensationEvent: "M0 -6.5L-9.5 0L0 6.5ZM9 -6.5L0 0L9 6.5Z",
	model.LinkEvent:         "M-10 -4H2V-8.5L10.5 0L2 8.5V4H-10Z",
	model.TerminateEvent:    "M0 -9A9 9 0 1 1 -0.1 -9Z",
}

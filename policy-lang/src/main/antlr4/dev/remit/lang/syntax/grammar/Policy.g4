/*
 * The policy language. Newlines carry no meaning: each declaration and each clause begins with a word of its own. Words
 * that are keywords in one place only stay usable as names elsewhere (rule `word`).
 */
grammar Policy;

tokens { CALL }

@lexer::members {
  private Token previous;

  /* A parenthesis that follows a name without a blank opens a define's arguments, and no other does. */
  @Override
  public void emit(Token token) {
    if (token.getType() == OPENING && followsName(token)) {
      ((CommonToken) token).setType(PolicyParser.CALL);
    }
    previous = token;
    super.emit(token);
  }

  private boolean followsName(Token token) {
    return previous != null
        && (previous.getType() == IDENTIFIER || isWordOfTests(previous.getType()))
        && previous.getStopIndex() + 1 == token.getStartIndex();
  }

  /* In no test does a parenthesis follow one of its words, so that a define may have it for a name. */
  private static boolean isWordOfTests(int type) {
    return type >= FIXTURE && type <= UNKNOWN;
  }
}

policyFile
    : packageDeclaration? importDeclaration* declaration* EOF
    ;

packageDeclaration
    : PACKAGE dotted (GOVERNS governs (',' governs)*)?
    ;

governs
    : (TOOL | DATASET) dotted
    ;

importDeclaration
    : IMPORT dotted (AS word)? (WITH '{' (argument (','? argument)* ','?)? '}')?
    ;

/* What a field, or a parameter, is given. */
argument
    : word ':' operand
    ;

declaration
    : parameter
    | group
    | labels
    | actions
    | enumType
    | attribute
    | tool
    | dataset
    | agent
    | toolsFile
    | datasetsFile
    | agentsFile
    | obligationType
    | schedule
    | dates
    | data
    | row
    | define
    | forBlock
    | policyRule
    | fixture
    | test
    | table
    | scenario
    | invariant
    ;

parameter
    : PARAMETER word ':' parameterType (DEFAULT primary)?
    ;

parameterType
    : GROUP (AGENTS | PRINCIPALS)   # groupParameter
    | typeName                      # valueParameter
    ;

group
    : GROUP (AGENTS | PRINCIPALS) word '=' groupTerm (('+' | '-') groupTerm)*   # groupOfTerms
    | GROUP (AGENTS | PRINCIPALS) word '=' STRING IN dotted                     # groupByFact
    | GROUP (AGENTS | PRINCIPALS) word FROM STRING                              # groupFromFile
    ;

groupTerm
    : '{' (identityPattern (',' identityPattern)* ','?)? '}'
    | dotted
    ;

identityPattern
    : STRING ('/' STRING)?
    ;

labels
    : LABEL word (',' word)*
    ;

actions
    : ACTION word (',' word)*
    ;

enumType
    : ENUM word ORDERED? '{' enumValue (','? enumValue)* ','? '}'
    ;

enumValue
    : word
    | STRING
    ;

attribute
    : ATTRIBUTE dotted ':' typeName FROM dotted (MATCHING identityPattern)?
    ;

typeName
    : plainType '?'?
    ;

plainType
    : LIST '<' typeName '>' (MAX NUMBER)?           # listType
    | SET '<' typeName '>' (MAX NUMBER)?            # setType
    | RECORD '{' (field (','? field)*)? ','? '}'    # recordType
    | ENUM '{' enumValue (','? enumValue)* ','? '}' # enumOfType
    | dotted                                        # namedType
    ;

field
    : SECRET? fieldName ':' typeName
    ;

fieldName
    : word
    | STRING
    ;

tool
    : TOOL dotted '{' toolItem* '}'
    ;

toolItem
    : ARGS '{' (field (','? field)*)? ','? '}'          # toolArgs
    | ARGS OPEN                                         # toolArgsOpen
    | DOES doesAction (ON doesTarget (AT place)?)?      # toolDoes
    | (IRREVERSIBLE | REVERSIBLE)                       # toolReversibility
    | DIGEST STRING                                     # toolDigest
    | DESCRIPTION STRING                                # toolDescription
    ;

doesAction
    : ACTION FROM dotted '{' actionMode (','? actionMode)* ','? '}' # actionFromArgument
    | word                                              # fixedAction
    ;

actionMode
    : enumValue ':' word
    ;

doesTarget
    : DATASETS FROM REQUEST # targetFromRequest
    | dotted                # targetNamed
    ;

place
    : OPENING operand (',' operand)* ')'
    | operand
    ;

dataset
    : DATASET dotted (AT STRING)? '{' (property (','? property)*)? ','? '}'
    ;

agent
    : AGENT identityPattern '{' (property (','? property)*)? ','? '}'
    ;

property
    : word operand
    ;

toolsFile
    : TOOLS (word | STRING) FROM STRING ('{' toolDefaults* '}')?
    ;

/* Globs over the tools' names, and what each that matches does. */
toolDefaults
    : toolGlob (',' toolGlob)* '{' toolItem* '}'
    ;

toolGlob
    : (word | '*')+
    | STRING
    ;

datasetsFile
    : DATASETS FROM STRING
    ;

agentsFile
    : AGENTS FROM STRING
    ;

obligationType
    : OBLIGATION word (BEFORE | WITH) '{' (obligationTypeField (','? obligationTypeField)*)? ','? '}'
    ;

obligationTypeField
    : word ':' parameterType merge?
    ;

merge
    : MIN
    | MAX
    | UNION
    | ALIKE
    ;

schedule
    : SCHEDULE word '=' window (',' window)* STRING (EXCEPT dotted)?
    ;

window
    : word ('..' word)? TIME '..' TIME
    ;

dates
    : DATES word ('=' '{' (DATE (',' DATE)* ','?)? '}' | FROM STRING)
    ;

data
    : DATA word '[' word ':' typeName ']' COMPLETE? '{' (field (','? field)*)? ','? '}' (FROM STRING)?
    ;

row
    : ROW dotted '[' primary ']' '{' (property (','? property)*)? ','? '}'
    ;

define
    : DEFINE word (CALL defineParameter (',' defineParameter)* ')')? '=' condition
    ;

defineParameter
    : word ':' typeName
    ;

forBlock
    : FOR headerClause+ '{' policyRule* '}'
    ;

policyRule
    : (OBSERVE UNTIL DATE)? (PERMIT | DENY | OBLIGE) word STRING? (FOR EVERY ACTOR)? '{' ruleItem* '}'
    ;

ruleItem
    : headerClause      # ruleHeader
    | WHEN condition (BECAUSE STRING)?      # ruleWhen
    | UNLESS condition (BECAUSE STRING)?    # ruleUnless
    | GRANT ONCE? (FOR DURATION)?   # ruleGrant
    | WITH word '{' (argument (','? argument)*)? ','? '}'   # ruleWith
    | TAG dotted (',' dotted)*  # ruleTag
    ;

headerClause
    : ACTS ALONE (OR DELEGATED)?        # actsAlone
    | WITHOUT (TASK | CREDENTIAL)       # withoutPart
    | comparison (BECAUSE STRING)?      # headerCondition
    ;

fixture
    : FIXTURE word (FROM dotted change*)? '{' fixtureItem* '}'
    ;

given
    : GIVEN dotted change*
    ;

change
    : WITH fixtureItem (',' fixtureItem)*
    | WITHOUT dotted (',' dotted)*
    ;

/* What a request says, and what the world is like when it comes. */
fixtureItem
    : AGENT identityPattern origin?                                         # agentItem
    | PRINCIPAL identityPattern origin?                                     # principalItem
    | CHAIN (party (ARROW delegation)+ | word)                              # chainItem
    | HOP NUMBER '{' (entry (','? entry)*)? ','? '}' origin?                # hopItem
    | (TASK | CREDENTIAL) ('{' (entry (','? entry)*)? ','? '}' origin? | word)  # partItem
    | CALLS dotted '{' (entry (','? entry)*)? ','? '}' origin?              # callItem
    | DATASETS ('{' (value (',' value)* ','?)? '}' origin? | word)          # datasetsItem
    | AT moment                                                             # atItem
    | SUPPORTS ('{' (word (',' word)* ','?)? '}' | ALL)                     # supportsItem
    | REVOKED word identityPattern                                          # revokedItem
    | APPROVED BY identityPattern                                          # approvedItem
    | row                                                                   # rowItem
    | dotted ':' value origin?                                              # settingItem
    ;

/* Whose word it is. */
origin
    : FROM word
    ;

party
    : PRINCIPAL
    | AGENT
    | identityPattern
    ;

delegation
    : party ('{' (entry (','? entry)*)? ','? '}')? origin?
    ;

entry
    : fieldName ':' value origin?
    ;

value
    : '{' entry (','? entry)* ','? '}'      # recordValue
    | '{' (value (',' value)* ','?)? '}'    # listValue
    | NUMBER '..' NUMBER?                   # rangeValue
    | '..' NUMBER                           # upToValue
    | ALL                                   # allValue
    | TIME                                  # timeValue
    | scalar (AT STRING)?                   # plainValue
    ;

moment
    : TIMESTAMP
    | TIME
    ;

test
    : TEST STRING '{' testItem* '}'
    ;

testItem
    : given
    | fixtureItem
    | EXPECT expectation
    ;

expectation
    : (ALLOW | DENY | MALFORMED | LISTED | UNLISTED) expectedPart*
    ;

expectedPart
    : IDENTIFIER                                                    # expectedReason
    | BY dotted                                                     # expectedRule
    | NOT? ONCE                                                     # expectedOnce
    | FOR DURATION                                                  # expectedDuration
    | UNTIL moment                                                  # expectedEnd
    | HOP NUMBER                                                    # expectedHop
    | UNKNOWN dotted                                                # expectedUnknown
    | STRING                                                        # expectedField
    | WITH word ('{' (entry (','? entry)*)? ','? '}')?              # expectedObligation
    | NO BESIDES? word                                               # expectedNothing
    ;

/* A bare name in the call is a column. */
table
    : TABLE STRING given? '{' tableHead tableRow* '}'
    ;

tableHead
    : (tableCall | dotted) (BAR dotted)* BARS EXPECT (FROM STRING)?
    ;

tableCall
    : CALLS dotted '{' (tableArgument (',' tableArgument)* ','?)? '}'
    ;

tableArgument
    : entry
    | fieldName
    ;

tableRow
    : value (BAR value)* BARS expectation
    ;

scenario
    : SCENARIO STRING given? '{' scenarioItem* '}'
    ;

scenarioItem
    : STEP STRING '{' testItem* '}'     # stepItem
    | WAIT DURATION                     # waitItem
    | fixtureItem                       # eventItem
    ;

/* What holds of each request for which the clauses are true. */
invariant
    : (ALWAYS | NEVER) STRING given? '{' invariantItem* '}'
    ;

invariantItem
    : headerClause          # invariantHeader
    | WHEN condition        # invariantWhen
    | UNLESS condition      # invariantUnless
    | EXPECT expectation    # invariantExpectation
    ;

condition
    : term ((AND | OR) term)*
    ;

term
    : NOT (parenthesised | atom)
    | parenthesised
    | atom
    ;

parenthesised
    : OPENING condition ')'
    ;

atom
    : (EVERY | SOME | NO) HOP SATISFIES parenthesised           # hopQuantifier
    | (EVERY | SOME | NO) word IN operand SATISFIES parenthesised   # listQuantifier
    | HAS dotted (':' typeName)?                                # hasAtom
    | HAS dotted '[' operand ']' ('.' dottedPart)*              # hasRowAtom
    | (ALL | ANY) '{' condition (','? condition)* ','? '}'      # blockAtom
    | dotted CALL operand (',' operand)* ')'                    # defineAtom
    | comparison                                                # comparisonAtom
    | flag                                                      # flagAtom
    ;

comparison
    : operand (EQUAL | NOT_EQUAL | LESS_OR_EQUAL | GREATER_OR_EQUAL | '<' | '>') operand # compareTail
    | operand IS NOT? operand           # isTail
    | operand NOT? IN operand           # inTail
    | operand NOT? UNDER operand        # underTail
    | operand NOT? LABELLED operand     # labelledTail
    | operand NOT? MATCHES (GLOB | REGEX) STRING    # matchesTail
    ;

operand
    : primary (DEFAULT primary)?
    ;

flag
    : (scalar | rowValue) (DEFAULT primary)?
    ;

primary
    : scalar                                # scalarPrimary
    | '{' (operand (',' operand)* ','?)? '}'   # setLiteral
    | rowValue                              # rowReference
    ;

rowValue
    : dotted '[' operand ']' ('.' dottedPart)*
    ;

scalar
    : STRING ('/' STRING)?
    | NUMBER
    | TRUE
    | FALSE
    | DURATION
    | TIMESTAMP
    | DATE
    | dotted
    ;

dotted
    : word ('.' dottedPart)*
    | STRING ('.' dottedPart)+
    ;

dottedPart
    : word
    | STRING
    | '*'
    | '**'
    ;

/* A word is a name, or a keyword that means something only elsewhere. */
word
    : IDENTIFIER
    | TOOL | DATASET | DATASETS | AGENT | AGENTS | PRINCIPALS | GROUP | LABEL | ATTRIBUTE | ENUM | ORDERED
    | LIST | SET | RECORD | MAX | SECRET | ARGS | OPEN | ACTION | ON | REQUEST | AT | FROM
    | IRREVERSIBLE | REVERSIBLE | DIGEST | DESCRIPTION | ONCE | ALONE | DELEGATED
    | TASK | CREDENTIAL | HOP | GOVERNS | DOES | PACKAGE
    | IMPORT | AS | PARAMETER | MATCHING | TOOLS | OBLIGATION | BEFORE | SCHEDULE | EXCEPT | DATES | DATA | COMPLETE | ROW
    | OBSERVE | UNTIL | ACTOR | GLOB | REGEX | MIN | UNION | ALIKE
    | FIXTURE | TEST | TABLE | SCENARIO | ALWAYS | NEVER | GIVEN | EXPECT | CALLS | STEP | WAIT | PRINCIPAL | CHAIN
    | SUPPORTS | REVOKED | APPROVED | BY | ALLOW | MALFORMED | LISTED | UNLISTED | UNKNOWN | BESIDES
    ;

PACKAGE : 'package';
GOVERNS : 'governs';
IMPORT : 'import';
AS : 'as';
PARAMETER : 'parameter';
TOOLS : 'tools';
OBLIGATION : 'obligation';
BEFORE : 'before';
SCHEDULE : 'schedule';
EXCEPT : 'except';
DATES : 'dates';
DATA : 'data';
COMPLETE : 'complete';
ROW : 'row';
OBSERVE : 'observe';
UNTIL : 'until';
ACTOR : 'actor';
BECAUSE : 'because';
MATCHES : 'matches';
MATCHING : 'matching';
GLOB : 'glob';
REGEX : 'regex';
GROUP : 'group';
AGENTS : 'agents';
PRINCIPALS : 'principals';
LABEL : 'label';
ENUM : 'enum';
ORDERED : 'ordered';
ATTRIBUTE : 'attribute';
FROM : 'from';
LIST : 'list';
SET : 'set';
RECORD : 'record';
MIN : 'min';
MAX : 'max';
UNION : 'union';
ALIKE : 'equal';
SECRET : 'secret';
TOOL : 'tool';
ARGS : 'args';
OPEN : 'open';
DOES : 'does';
ON : 'on';
AT : 'at';
ACTION : 'action';
DATASETS : 'datasets';
REQUEST : 'request';
IRREVERSIBLE : 'irreversible';
REVERSIBLE : 'reversible';
DIGEST : 'digest';
DESCRIPTION : 'description';
DATASET : 'dataset';
AGENT : 'agent';
DEFINE : 'define';
FOR : 'for';
PERMIT : 'permit';
DENY : 'deny';
OBLIGE : 'oblige';
WHEN : 'when';
UNLESS : 'unless';
GRANT : 'grant';
ONCE : 'once';
WITH : 'with';
TAG : 'tag';
ACTS : 'acts';
ALONE : 'alone';
DELEGATED : 'delegated';
WITHOUT : 'without';
TASK : 'task';
CREDENTIAL : 'credential';
AND : 'and';
OR : 'or';
NOT : 'not';
EVERY : 'every';
SOME : 'some';
NO : 'no';
HOP : 'hop';
SATISFIES : 'satisfies';
IN : 'in';
IS : 'is';
UNDER : 'under';
LABELLED : 'labelled';
HAS : 'has';
DEFAULT : 'default';
ALL : 'all';
ANY : 'any';
TRUE : 'true';
FALSE : 'false';

FIXTURE : 'fixture';
TEST : 'test';
TABLE : 'table';
SCENARIO : 'scenario';
ALWAYS : 'always';
NEVER : 'never';
GIVEN : 'given';
EXPECT : 'expect';
CALLS : 'call';
STEP : 'step';
WAIT : 'wait';
PRINCIPAL : 'principal';
CHAIN : 'chain';
SUPPORTS : 'supports';
REVOKED : 'revoked';
APPROVED : 'approved';
BY : 'by';
ALLOW : 'allow';
MALFORMED : 'malformed';
LISTED : 'listed';
UNLISTED : 'hidden';
UNKNOWN : 'unknown';
BESIDES : 'other';

OPENING : '(';
ARROW : '->';
BARS : '||';
BAR : '|';
EQUAL : '==';
NOT_EQUAL : '!=';
LESS_OR_EQUAL : '<=';
GREATER_OR_EQUAL : '>=';

TIMESTAMP
    : D D D D '-' D D '-' D D 'T' D D ':' D D ':' D D ('.' D+)? ('Z' | [+\-] D D ':' D D)
    ;

DATE
    : D D D D '-' D D '-' D D
    ;

TIME
    : D D ':' D D
    ;

DURATION
    : (D+ ('d' | 'h' | 'm' | 's' | 'ms'))+
    ;

NUMBER
    : '-'? D+ ('.' D+)?
    ;

IDENTIFIER
    : [A-Za-z_] [A-Za-z0-9_]*
    ;

STRING
    : '"' (ESCAPE | ~["\\\r\n])* '"'
    ;

fragment ESCAPE
    : '\\' (["\\nt] | 'u{' [0-9A-Fa-f]+ '}')
    ;

fragment D
    : [0-9]
    ;

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN);
WHITESPACE : [ \t\r\n]+ -> channel(HIDDEN);

/* Whatever else: the parser facade says what is wrong with it. */
OTHER : . ;

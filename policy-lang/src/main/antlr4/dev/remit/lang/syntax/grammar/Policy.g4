/*
 * The policy language. Newlines carry no meaning: each declaration and each clause begins with a word of its own. Words
 * that are keywords in one place only stay usable as names elsewhere (rule `word`).
 */
grammar Policy;

policyFile
    : packageDeclaration? declaration* EOF
    ;

packageDeclaration
    : PACKAGE dotted (GOVERNS governs (',' governs)*)?
    ;

governs
    : (TOOL | DATASET) dotted
    ;

declaration
    : group
    | labels
    | enumType
    | attribute
    | tool
    | dataset
    | agent
    | define
    | forBlock
    | policyRule
    ;

group
    : GROUP (AGENTS | PRINCIPALS) word '=' '{' (identityPattern (',' identityPattern)* ','?)? '}'
    ;

identityPattern
    : STRING ('/' STRING)?
    ;

labels
    : LABEL word (',' word)*
    ;

enumType
    : ENUM word ORDERED? '{' enumValue (','? enumValue)* ','? '}'
    ;

enumValue
    : word
    | STRING
    ;

attribute
    : ATTRIBUTE dotted ':' typeName FROM word
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
    : '(' operand (',' operand)* ')'
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

define
    : DEFINE word '=' condition
    ;

forBlock
    : FOR headerClause+ '{' policyRule* '}'
    ;

policyRule
    : (PERMIT | DENY | OBLIGE) word STRING? '{' ruleItem* '}'
    ;

ruleItem
    : headerClause      # ruleHeader
    | WHEN condition    # ruleWhen
    | UNLESS condition  # ruleUnless
    | GRANT ONCE? (FOR DURATION)?   # ruleGrant
    | WITH word '{' (obligationField (','? obligationField)*)? ','? '}' # ruleWith
    | TAG dotted (',' dotted)*  # ruleTag
    ;

obligationField
    : word ':' operand
    ;

headerClause
    : ACTS ALONE (OR DELEGATED)?        # actsAlone
    | WITHOUT (TASK | CREDENTIAL)       # withoutPart
    | comparison                        # headerCondition
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
    : '(' condition ')'
    ;

atom
    : (EVERY | SOME | NO) HOP SATISFIES parenthesised           # hopQuantifier
    | (EVERY | SOME | NO) word IN operand SATISFIES parenthesised   # listQuantifier
    | HAS dotted (':' typeName)?                                # hasAtom
    | (ALL | ANY) '{' condition (','? condition)* ','? '}'      # blockAtom
    | comparison                                                # comparisonAtom
    | operand                                                   # flagAtom
    ;

comparison
    : operand (EQUAL | NOT_EQUAL | LESS_OR_EQUAL | GREATER_OR_EQUAL | '<' | '>') operand # compareTail
    | operand IS NOT? operand           # isTail
    | operand NOT? IN operand           # inTail
    | operand NOT? UNDER operand        # underTail
    | operand NOT? LABELLED operand     # labelledTail
    ;

operand
    : primary (DEFAULT primary)?
    ;

primary
    : STRING '/' STRING                                 # identityLiteral
    | STRING                                            # stringLiteral
    | NUMBER                                            # numberLiteral
    | (TRUE | FALSE)                                    # boolLiteral
    | DURATION                                          # durationLiteral
    | TIMESTAMP                                         # timestampLiteral
    | '{' (operand (',' operand)* ','?)? '}'            # setLiteral
    | dotted                                            # reference
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
    ;

PACKAGE : 'package';
GOVERNS : 'governs';
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
MAX : 'max';
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

EQUAL : '==';
NOT_EQUAL : '!=';
LESS_OR_EQUAL : '<=';
GREATER_OR_EQUAL : '>=';

TIMESTAMP
    : D D D D '-' D D '-' D D 'T' D D ':' D D ':' D D ('.' D+)? ('Z' | [+\-] D D ':' D D)
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

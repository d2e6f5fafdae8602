package dev.remit.lang.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A question as JSON and back, whole, sources included. A record is an object whose only member is
 * called as the record is; an optional is its value or null.
 */
final class QuestionJson {
  private static final String INSTANT = "Instant";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

  /** By the names under which they are written; two that are called alike have their owner's. */
  private static final Map<String, Class<?>> RECORDS =
      Stream.of(
              Stream.of(Question.class, Scope.class, Value.Identity.class),
              nested(Question.class),
              nested(Scope.class),
              nested(Scope.Bound.class),
              nested(Arguments.class),
              nested(Json.class),
              nested(Sent.class))
          .flatMap(classes -> classes)
          .filter(Class::isRecord)
          .collect(Collectors.toMap(QuestionJson::name, Function.identity()));

  private QuestionJson() {}

  private static Stream<Class<?>> nested(Class<?> owner) {
    return Arrays.stream(owner.getDeclaredClasses());
  }

  private static String name(Class<?> record) {
    return record.getDeclaringClass() == null
        ? record.getSimpleName()
        : record.getDeclaringClass().getSimpleName() + "." + record.getSimpleName();
  }

  /** Of several, in order. */
  static String write(List<Question> questions) {
    return node(questions).toPrettyString() + "\n";
  }

  /** What {@link #write} wrote. */
  static List<Question> read(String text) {
    try {
      return ((List<?>) value(MAPPER.readTree(text), List.class))
          .stream().map(Question.class::cast).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static JsonNode node(Object value) {
    JsonNodeFactory nodes = MAPPER.getNodeFactory();
    return switch (value) {
      case Optional<?> optional -> optional.map(QuestionJson::node).orElse(NullNode.instance);
      case Collection<?> many ->
          nodes.arrayNode().addAll(many.stream().map(QuestionJson::node).toList());
      case Instant time -> nodes.objectNode().put(INSTANT, time.toString());
      case String text -> nodes.textNode(text);
      case Boolean truth -> nodes.booleanNode(truth);
      case Long number -> nodes.numberNode(number);
      case BigDecimal number -> nodes.numberNode(number);
      case Source source -> nodes.textNode(source.name());
      case byte[] bytes -> nodes.textNode(Base64.getEncoder().encodeToString(bytes));
      case Record record -> nodes.objectNode().set(name(record.getClass()), fields(record));
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  private static JsonNode fields(Record record) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      try {
        fields.put(part.getName(), node(part.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException fault) {
        throw new IllegalStateException(fault);
      }
    }
    return MAPPER.getNodeFactory().objectNode().setAll(fields);
  }

  /** The value of a part that has this type, or of an element, whose type is not known. */
  private static Object value(JsonNode node, Class<?> type) {
    if (type == Optional.class) {
      return node.isNull() ? Optional.empty() : Optional.of(value(node, Object.class));
    }
    if (node.isArray()) {
      List<Object> all =
          IntStream.range(0, node.size()).mapToObj(i -> value(node.get(i), Object.class)).toList();
      return type == Set.class ? Set.copyOf(all) : all;
    }
    if (node.isObject()) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      return only.getKey().equals(INSTANT)
          ? Instant.parse(only.getValue().textValue())
          : record(
              Objects.requireNonNull(RECORDS.get(only.getKey()), only.getKey()), only.getValue());
    }
    return switch (node.getNodeType()) {
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> type == long.class ? (Object) node.longValue() : node.decimalValue();
      default ->
          type == Source.class
              ? Source.valueOf(node.textValue())
              : type == byte[].class
                  ? Base64.getDecoder().decode(node.textValue())
                  : node.textValue();
    };
  }

  private static Object record(Class<?> record, JsonNode fields) {
    RecordComponent[] parts = record.getRecordComponents();
    Object[] values =
        Arrays.stream(parts)
            .map(part -> value(fields.required(part.getName()), part.getType()))
            .toArray();
    try {
      return record
          .getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }
}

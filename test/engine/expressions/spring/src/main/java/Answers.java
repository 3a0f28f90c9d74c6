import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.expression.MapAccessor;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/** Answers {"expr", "vars"} per line with {"value", "type"} or {"error"}; absent attributes are null, absent variables an error. */
public final class Answers {
  /** Only maps have properties here, and only the root tells absent from null. */
  private static final class Profiles extends MapAccessor {
    @Override
    public boolean canRead(EvaluationContext context, Object target, String name) {
      return target instanceof Map<?, ?> map && (target != context.getRootObject().getValue() || map.containsKey(name));
    }

    @Override
    public TypedValue read(EvaluationContext context, Object target, String name) throws AccessException {
      return new TypedValue(((Map<?, ?>) target).get(name));
    }
  }

  private static Object toJava(JsonNode node) {
    if (node.isTextual()) return node.textValue();
    if (node.isBoolean()) return node.booleanValue();
    if (node.isInt()) return node.intValue();
    if (node.isLong()) return node.longValue();
    if (node.isNumber()) return node.doubleValue();
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(toJava(item)));
      return list;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.fields().forEachRemaining(field -> map.put(field.getKey(), toJava(field.getValue())));
      return map;
    }
    return null;
  }

  private static String typeOf(Object value) {
    if (value == null) return "Null";
    if (value instanceof String) return "String";
    if (value instanceof Boolean) return "Boolean";
    if (value instanceof Double) return "Double";
    if (value instanceof Number) return "Int";
    if (value instanceof List) return "Array";
    return value instanceof Map ? "Object" : value.getClass().getName();
  }

  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    SpelExpressionParser parser = new SpelExpressionParser();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) {
      Map<String, Object> answer = new LinkedHashMap<>();
      try {
        JsonNode request = json.readTree(line);
        Object root = request.has("vars") ? toJava(request.get("vars")) : Map.of();
        StandardEvaluationContext context = new StandardEvaluationContext(root);
        context.setPropertyAccessors(List.of(new Profiles()));
        Object value = parser.parseExpression(request.get("expr").asText()).getValue(context);
        answer.put("value", value);
        answer.put("type", typeOf(value));
      } catch (Throwable error) {
        answer.put("error", error.getClass().getSimpleName() + ": " + error.getMessage());
      }
      out.println(json.writeValueAsString(answer));
    }
    out.flush();
  }
}

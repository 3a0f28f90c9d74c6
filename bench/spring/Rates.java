import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.expression.MapAccessor;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/** Million evaluations a second of the processor, of the expression that is given: interpreted and compiled, the best of some rounds, in two lines. */
public final class Rates {
  /** Enough for the virtual machine to have compiled what runs often. */
  private static final int ROUNDS = 100;
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final long NANOS_A_ROUND = 30_000_000;

  private static List<Map<String, Object>> people() {
    List<Map<String, Object>> people = new ArrayList<>();
    for (int index = 0; index < 1024; index++) {
      Map<String, Object> account = new HashMap<>();
      account.put("directNumber", index % 4 == 0 ? null : String.format("+1415555%04d", index));
      account.put("extensionNumber", String.valueOf(100 + index));
      people.add(new HashMap<>(Map.of("appuser", account)));
    }
    return people;
  }

  private static double rate(SpelCompilerMode mode, String source) {
    SpelParserConfiguration configuration = new SpelParserConfiguration(mode, Rates.class.getClassLoader());
    Expression expression = new SpelExpressionParser(configuration).parseExpression(source);
    StandardEvaluationContext context = new StandardEvaluationContext();
    context.setPropertyAccessors(List.of(new MapAccessor()));
    List<Map<String, Object>> people = people();
    double best = 0;
    int used = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long started = PROCESSOR.getCurrentThreadCpuTime();
      long elapsed;
      int count = 0;
      do {
        for (int index = 0; index < 256; index++, count++) {
          used += ((String) expression.getValue(context, people.get(count & 1023))).length();
        }
        elapsed = PROCESSOR.getCurrentThreadCpuTime() - started;
      } while (elapsed < NANOS_A_ROUND);
      best = Math.max(best, count * 1e3 / elapsed);
    }
    if (used == 0) throw new IllegalStateException("keeps the results in use");
    return best;
  }

  public static void main(String[] args) {
    System.out.println(rate(SpelCompilerMode.OFF, args[0]));
    System.out.println(rate(SpelCompilerMode.IMMEDIATE, args[0]));
  }
}

package interop;

import com.example.frames.TableService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Calls methods of TableService with their samples and, where that can be, with null. */
final class TableCheck {
    private static final int TIMEOUT = 20_000;

    private TableCheck() {
    }

    /** METHOD ok of each method, or METHOD and what is wrong with its answers. */
    static List<String> run(References references, String address, List<String> names) {
        TableService table = (TableService) references.get(Reference.to(address, TableService.class).within(TIMEOUT));
        return names.stream().parallel().map(name -> name + " " + result(table, name)).toList();
    }

    private static String result(TableService table, String name) {
        Method method = Arrays.stream(TableService.class.getMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
        String difference = difference(table, method, TableSamples.argument(method));
        if (difference == null && !method.getParameterTypes()[0].isPrimitive()) {
            difference = difference(table, method, null);
        }
        return difference == null ? "ok" : difference;
    }

    private static String difference(TableService table, Method method, Object argument) {
        try {
            return TableSamples.difference(method, argument, method.invoke(table, argument));
        } catch (InvocationTargetException e) {
            return Text.ofError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

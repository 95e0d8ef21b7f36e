package interop;

import com.example.frames.TableService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls a method of TableService with its sample and, where it can be, with null. */
final class TableCheck {
    private static final int TIMEOUT = 20_000;

    private TableCheck() {
    }

    /** What is wrong with the answers, null if nothing is. */
    static String run(References references, String name, String address) {
        TableService table = (TableService) references.get(Reference.to(address, TableService.class).within(TIMEOUT));
        Method method = Arrays.stream(TableService.class.getMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
        String difference = difference(table, method, TableSamples.argument(method));
        if (difference != null || method.getParameterTypes()[0].isPrimitive()) {
            return difference;
        }
        String ofNull = difference(table, method, null);
        return ofNull == null ? null : "null: " + ofNull;
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

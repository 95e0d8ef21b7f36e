package interop;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.dubbo.metadata.MetadataInfo;
import org.apache.dubbo.metadata.MetadataService;

/** Asks a provider what its application hosts, as consumers do that found the application in a registry. */
final class MetadataCheck {
    private static final String[] FIELDS = { "name", "group", "version", "protocol", "port", "path" };

    private MetadataCheck() {
    }

    /** The fields of what it answers, a line each, and the revision that Java computes of them; null if it answers null. */
    static String run(References references, String address, String application, String revision) throws Exception {
        Reference reference = Reference.to(address, MetadataService.class).in(application, MetadataService.VERSION);
        MetadataInfo info = ((MetadataService) references.get(reference)).getMetadataInfo(revision);
        if (info == null) {
            return "null";
        }
        List<String> lines = new ArrayList<>();
        lines.add("app=" + info.getApp());
        lines.add("revision=" + field(info, "revision"));
        for (Map.Entry<String, MetadataInfo.ServiceInfo> service : new TreeMap<>(info.getServices()).entrySet()) {
            lines.add("service=" + service.getKey());
            for (String name : FIELDS) {
                lines.add(name + "=" + field(service.getValue(), name));
            }
            lines.add("matchKey=" + service.getValue().getMatchKey());
            new TreeMap<>(service.getValue().getParams()).forEach((key, value) -> lines.add(key + "=" + value));
        }
        lines.add("computed=" + (Dubbo.line().equals("2.7") ? "" : compute(info)));
        return String.join("\n", lines);
    }

    /** 2.7 computes another one: from the interfaces as it has loaded them, in the order of its maps. */
    private static String compute(MetadataInfo info) {
        info.setRevision(null);
        return info.calAndGetRevision();
    }

    /** 2.7 has no port, and no getters for some. */
    private static Object field(Object object, String name) throws Exception {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (NoSuchFieldException e) {
            return "absent";
        }
    }
}

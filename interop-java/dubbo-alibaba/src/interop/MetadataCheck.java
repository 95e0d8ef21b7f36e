package interop;

/** Asks a provider what its application hosts. */
final class MetadataCheck {
    private MetadataCheck() {
    }

    static String run(References references, String address, String application, String revision) {
        throw new UnsupportedOperationException("2.6 has no metadata service");
    }
}

module com.acme.modern {
    requires java.logging;

    exports com.acme.modern;
}

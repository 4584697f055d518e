//! What a person confirms, and answers as people keep them: any bytes are read without harm.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sanso_core::answers::{Form, read_answer_file};
use sanso_core::frameworks::Frameworks;
use sanso_core::sheets::read_mapping;
use sanso_core::text::Sources;

fuzz_target!(|bytes: &[u8]| {
    drop(read_mapping("mapping.yaml", bytes, &Frameworks::default(), &mut Sources::default()));
    for form in [Form::Yaml, Form::Csv, Form::Xlsx] {
        drop(read_answer_file(("answers", form), bytes, "us", &mut Sources::default()));
    }
});

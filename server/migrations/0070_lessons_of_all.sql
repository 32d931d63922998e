-- What agents say of languages and of how urgent words are is learned from too.
alter table judgement.model drop constraint model_about_check;
alter table judgement.model add constraint model_about_check check (about in ('language', 'needs', 'topics', 'urgency', 'feeling'));

-- Whether it is said of the words. How urgent a case is may have come of a booking that no word tells of; of what was said
-- until now that is not known.
alter table judgement.lesson add column teaches boolean not null default true;
update judgement.lesson set teaches = false where about = 'urgency';
